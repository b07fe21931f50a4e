package io.github.tpm4j.capabilities.readings;

import java.util.List;

/** NV Indices in external NV, and what read-only mode forbids. */
final class StorageReadings {
  static final List<Reading> ALL =
      List.of(
          new Reading(
              "where external NV is",
              "in the TPM's own NV memory: such an Index does what others do",
              "outside, or nowhere: TPM_RC_HANDLE, parameter 2",
              "ExternalNv"),
          new Reading(
              "what the upper half of TPMA_NV_EXP does",
              "it is refused: TPM_RC_ATTRIBUTES, parameter 2, as by the TCG's reference code",
              "it is kept and shown",
              "ExternalNv"),
          new Reading(
              "whether permanent Indices can be defined",
              "no: TPM_RC_HANDLE, parameter 2; none is there",
              "by the platform",
              "ExternalNv"),
          new Reading(
              "what authorises the use of an Index in external NV",
              "owner or platform: TPMI_RH_NV_AUTH and TPMI_DH_ENTITY have no handles of external NV",
              "its own authValue and policy too",
              "TpmiRh"),
          new Reading(
              "the Name of an Index in external NV",
              "over its public area with attributes of eight bytes, without the type of the handle",
              "over the area with attributes of four bytes",
              "NvIndex"),
          new Reading(
              "what shows an Index in external NV",
              "TPM2_NV_ReadPublic2; TPM2_NV_ReadPublic answers TPM_RC_HANDLE, handle 1",
              "neither, as in the TCG's reference code",
              "NvReadPublicCommand"),
          new Reading(
              "where TPM_CAP_HANDLES lists Indices in external NV",
              "under their own type; TPM_PT_HR_NV_INDEX counts those of every type",
              "among the others",
              "HandleLists"),
          new Reading(
              "which Indices may be written in read-only mode",
              "orderly ones, whose data is in memory until TPM2_Shutdown",
              "none, or those with CLEAR_STCLEAR",
              "ReadOnlyMode"),
          new Reading(
              "whether a PIN Index needs AUTHREAD in TPM2_PolicySecret",
              "it does not, as its counts rule; other Indices do: TPM_RC_AUTH_UNAVAILABLE",
              "it does",
              "NvIndex"));

  private StorageReadings() {}
}
