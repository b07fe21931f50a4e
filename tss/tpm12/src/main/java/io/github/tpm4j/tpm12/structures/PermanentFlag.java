package io.github.tpm4j.tpm12.structures;

/** The flags of {@link TpmPermanentFlags}, in their order (Part 2, 7.1). */
public enum PermanentFlag {
  /** The TPM is disabled: it does little more than it must for the start of the machine. */
  DISABLE,
  /** An owner can be set. */
  OWNERSHIP,
  /** The TPM is deactivated when it starts. */
  DEACTIVATED,
  /** Everybody may read the endorsement key. */
  READ_PUBEK,
  /** The owner cannot clear the TPM. */
  DISABLE_OWNER_CLEAR,
  /** The maker's maintenance is allowed. */
  ALLOW_MAINTENANCE,
  /** How physical presence is shown can never be changed again. */
  PHYSICAL_PRESENCE_LIFETIME_LOCK,
  /** Physical presence is shown by a signal of the machine. */
  PHYSICAL_PRESENCE_HW_ENABLE,
  /** Physical presence is shown by a command. */
  PHYSICAL_PRESENCE_CMD_ENABLE,
  /** The endorsement key was made by TPM_CreateEndorsementKeyPair. */
  CEKP_USED,
  /** The self-test at the start is a full one. */
  TPM_POST,
  /** The flag before this one can never be changed again. */
  TPM_POST_LOCK,
  /** The TPM works as FIPS 140 wants it. */
  FIPS,
  /** There is an operator's secret. */
  OPERATOR,
  /** The endorsement key can be revoked. */
  ENABLE_REVOKE_EK,
  /** The permissions of NV Indices are in force. */
  NV_LOCKED,
  /** Who knows the owner's secret need not be asked for the public storage root key. */
  READ_SRK_PUB,
  /** TPM_HASH_START was seen. */
  TPM_ESTABLISHED,
  /** A maintenance was done. */
  MAINTENANCE_DONE,
  /** The defence against guessing says little of itself. */
  DISABLE_FULL_DA_LOGIC_INFO
}
