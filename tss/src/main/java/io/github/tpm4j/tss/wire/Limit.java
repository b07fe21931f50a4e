package io.github.tpm4j.tss.wire;

/** The implementation-dependent sizes that Part 2 names; all but the counts are in octets. */
public enum Limit {
  /** Largest digest: sizeof(TPMU_HA). */
  MAX_DIGEST_SIZE,
  MAX_DIGEST_BUFFER,
  MAX_NV_BUFFER_SIZE,
  MAX_NV_INDEX_SIZE,
  MAX_SYM_BLOCK_SIZE,
  MAX_SYM_KEY_BYTES,
  MAX_SYM_DATA,
  LABEL_MAX_BUFFER,
  MAX_RSA_KEY_BYTES,
  RSA_PRIVATE_SIZE,
  MAX_ECC_KEY_BYTES,
  PRIVATE_VENDOR_SPECIFIC_BYTES,
  MAX_CONTEXT_SIZE,
  MAX_SHARED_SECRET_SIZE,
  MAX_MLKEM_PUB_SIZE,
  MAX_MLKEM_CT_SIZE,
  MAX_MLDSA_PUB_SIZE,
  MAX_MLDSA_SIG_SIZE,
  MAX_SIG_CTX_BYTES,
  MAX_SIGNATURE_HINT_SIZE,
  /** Largest TPM2B_PRIVATE: sizeof(_PRIVATE). */
  MAX_PRIVATE_SIZE,
  /** Largest TPM2B_TEMPLATE: sizeof(TPMT_PUBLIC). */
  MAX_PUBLIC_SIZE,
  /** Largest TPM2B_ENCRYPTED_SECRET: sizeof(TPMU_ENCRYPTED_SECRET). */
  MAX_ENCRYPTED_SECRET_SIZE,
  /** Largest TPM2B_ID_OBJECT: sizeof(TPMS_ID_OBJECT). */
  MAX_ID_OBJECT_SIZE,
  /** Largest TPM2B_ATTEST: sizeof(TPMS_ATTEST). */
  MAX_ATTEST_SIZE,
  /** Count of hash algorithms. */
  HASH_COUNT,
  /** Count of octets. */
  PCR_SELECT_MIN,
  /** Count of octets. */
  PCR_SELECT_MAX,
  /** Count of PCR in a bank. */
  IMPLEMENTATION_PCR,
  /** Count of algorithms. */
  MAX_ALG_LIST_SIZE,
  /** Count of command codes. */
  MAX_CAP_CC,
  MAX_CAP_HANDLES,
  MAX_CAP_ALGS,
  MAX_TPM_PROPERTIES,
  MAX_PCR_PROPERTIES,
  MAX_ECC_CURVES,
  MAX_TAGGED_POLICIES,
  MAX_ACT_DATA,
  MAX_AC_CAPABILITIES,
  MAX_PUB_KEYS,
  MAX_SPDM_SESSION_INFO,
  MAX_VENDOR_PROPERTY,
  /** Count of transient objects at a time. */
  MAX_LOADED_OBJECTS,
  /** Count of sessions, loaded and saved. */
  MAX_ACTIVE_SESSIONS,
  /** Count of handles from TPM_RH_AUTH_00. */
  VENDOR_AUTHORIZATIONS,
  /** Count of handles from TPM_RH_ACT_0. */
  COUNTDOWN_TIMERS,
  /** Count of handles from AC_FIRST. */
  ATTACHED_COMPONENTS
}
