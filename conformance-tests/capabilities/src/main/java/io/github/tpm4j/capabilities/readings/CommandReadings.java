package io.github.tpm4j.capabilities.readings;

import java.util.List;

/** Capabilities, policies, and what older commands do. */
final class CommandReadings {
  static final List<Reading> ALL =
      List.of(
          new Reading(
              "since when what it changed of older commands holds",
              "since 185, unless the wire's tables of 1.83 say it; until then they do as in 1.59",
              "since 1.83",
              "RevisionChange"),
          new Reading(
              "what TPM_PT_DAY_OF_YEAR is in 185",
              "1: errata version 1",
              "0: without errata",
              "RevisionFacts"),
          new Reading(
              "what TPM2_PolicyCounterTimer sets a policy's end by",
              "TPM_EO_UNSIGNED_LT with eight bytes at offset 0; another length compares. An end in "
                  + "the past is TPM_RC_EXPIRED when the policy is used",
              "operands of any length",
              "PolicyCounterTimerCommand"),
          new Reading(
              "which capabilities TPM2_PolicyCapability takes",
              "those that are listed property by property; TPM_CAP_PCRS, PUB_KEYS and "
                  + "SPDM_SESSION_INFO are TPM_RC_VALUE, parameter 4",
              "TPM_CAP_PUB_KEYS and SPDM_SESSION_INFO too",
              "Capabilities"),
          new Reading(
              "the code of a Name of one byte in TPM2_PolicyTransportSPDM",
              "TPM_RC_SIZE of the parameter",
              "TPM_RC_HASH of the parameter",
              "PolicyTransportSpdmCommand"),
          new Reading(
              "what TPM_CAP_PUB_KEYS and SPDM_SESSION_INFO list without SPDM",
              "nothing; a property above 0xFF or, of sessions, other than 0 is TPM_RC_VALUE, "
                  + "parameter 2",
              "the capabilities are not there: TPM_RC_VALUE, parameter 1",
              "SpdmCapabilities"),
          new Reading(
              "whether TPM2_SetCapability is there when nothing can be set",
              "it is: TPM_RC_VALUE, parameter 1",
              "TPM_RC_COMMAND_CODE",
              "SetCapabilityCommand"),
          new Reading(
              "what TPM_CAP_VENDOR_PROPERTY lists",
              "it is not there: TPM_RC_VALUE, parameter 1, as the TPM has no such properties",
              "an empty list",
              "Capabilities"));

  private CommandReadings() {}
}
