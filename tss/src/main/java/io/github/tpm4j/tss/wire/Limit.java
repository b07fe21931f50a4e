package io.github.tpm4j.tss.wire;

/** The implementation-dependent sizes that Part 2 names; all but the counts are in octets. */
public enum Limit {
  /** Largest digest: sizeof(TPMU_HA). */
  MAX_DIGEST_SIZE,
  /** Largest piece of a message: TPM2B_MAX_BUFFER. */
  MAX_DIGEST_BUFFER,
  /** Largest piece of an NV Index: TPM2B_MAX_NV_BUFFER. */
  MAX_NV_BUFFER_SIZE,
  /** Largest NV Index. */
  MAX_NV_INDEX_SIZE,
  /** Largest block of a symmetric cipher: TPM2B_IV. */
  MAX_SYM_BLOCK_SIZE,
  /** Largest key of a symmetric cipher. */
  MAX_SYM_KEY_BYTES,
  /** Largest sealed data: TPM2B_SENSITIVE_DATA. */
  MAX_SYM_DATA,
  /** Largest label or context of a derived object. */
  LABEL_MAX_BUFFER,
  /** Largest modulus of RSA. */
  MAX_RSA_KEY_BYTES,
  /** Largest private part of an RSA key. */
  RSA_PRIVATE_SIZE,
  /** Largest coordinate of a point. */
  MAX_ECC_KEY_BYTES,
  /** Largest sensitive value in a form of the maker's own. */
  PRIVATE_VENDOR_SPECIFIC_BYTES,
  /** Largest saved context. */
  MAX_CONTEXT_SIZE,
  /** Largest secret of TPM2_Encapsulate. */
  MAX_SHARED_SECRET_SIZE,
  /** Largest public key of ML-KEM. */
  MAX_MLKEM_PUB_SIZE,
  /** Largest ciphertext of ML-KEM. */
  MAX_MLKEM_CT_SIZE,
  /** Largest public key of ML-DSA. */
  MAX_MLDSA_PUB_SIZE,
  /** Largest signature of ML-DSA. */
  MAX_MLDSA_SIG_SIZE,
  /** Largest context string of a signature. */
  MAX_SIG_CTX_BYTES,
  /** Largest hint of TPM2_VerifySequenceStart. */
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
  /** Most handles in a list. */
  MAX_CAP_HANDLES,
  /** Most algorithms in a list. */
  MAX_CAP_ALGS,
  /** Most properties in a list. */
  MAX_TPM_PROPERTIES,
  /** Most properties of PCR in a list. */
  MAX_PCR_PROPERTIES,
  /** Most curves in a list. */
  MAX_ECC_CURVES,
  /** Most policies of hierarchies in a list. */
  MAX_TAGGED_POLICIES,
  /** Most countdown timers in a list. */
  MAX_ACT_DATA,
  /** Most properties of an attached component in a list. */
  MAX_AC_CAPABILITIES,
  /** Most public keys in a list. */
  MAX_PUB_KEYS,
  /** Most SPDM sessions in a list. */
  MAX_SPDM_SESSION_INFO,
  /** Most properties of the vendor in a list. */
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
