package io.github.tpm4j.attest;

/** What can be wrong with evidence. */
public enum Reason {
  // Form

  /** The bytes end before the structure does. */
  TRUNCATED,
  /** Bytes are left after the structure. */
  SURPLUS_BYTES,
  /** A size or a count is greater than a TPM makes it, or than the verifier was told to take. */
  OVERSIZED,
  /** The bytes are not what the specification has in this place. */
  MALFORMED,
  /** TPMS_ATTEST.magic is not TPM_GENERATED_VALUE: no TPM made this. */
  WRONG_MAGIC,
  /** An attestation or structure of another type, such as TPM_ST_ATTEST_CERTIFY for a quote. */
  WRONG_TYPE,

  // Signature

  /** The signature is not the key's over these bytes. */
  SIGNATURE_WRONG,
  /** Scheme or hash of the signature are not those that the key is bound to. */
  SCHEME_DIFFERS,
  /** A scheme, curve or hash that cannot be verified here. */
  UNSUPPORTED,
  /** A hash for which collisions are known, and that was not allowed. */
  WEAK_HASH,
  /** The key may sign what no TPM made, or is not bound to a TPM. */
  KEY_UNFIT,

  // What was asked for

  /** extraData is not the nonce of this request: a replay, or an answer to somebody else. */
  NONCE_DIFFERS,
  /** The PCR that were quoted are not those that were asked for. */
  SELECTION_DIFFERS,
  /** A quote of no PCR, which says nothing about the platform. */
  SELECTION_EMPTY,
  /** A PCR was quoted whose value is missing beside the quote. */
  VALUE_MISSING,
  /** A PCR value that is not as long as a digest of its bank. */
  VALUE_SIZE,
  /** The values are not those that were quoted. */
  PCR_DIGEST_DIFFERS,
  /** Another key than the expected one, by its Qualified Name. */
  SIGNER_DIFFERS,
  /** Another firmware than the expected ones. */
  FIRMWARE_DIFFERS,

  // Time

  /** The TPM was reset since the earlier quote. */
  REBOOTED,
  /** resetCount or restartCount are lower than in the earlier quote: a replay, or a cleared TPM. */
  COUNT_WENT_BACK,
  /** Clock is lower than in the earlier quote, though it is said to be safe. */
  CLOCK_WENT_BACK,

  // Keys

  /** Not the object that was certified, by its Name. */
  NAME_DIFFERS,
  /** Another public key than the expected one. */
  PUBLIC_KEY_DIFFERS,
  /** The key may leave its TPM, or was not made there. */
  KEY_NOT_BOUND_TO_TPM,
  /** The key is bound to another policy, or to none. */
  POLICY_DIFFERS,
  /** The key may be used without its policy. */
  POLICY_AVOIDABLE,
  /** The key has another parent than the expected one. */
  PARENT_DIFFERS,
  /** Creation data are not those of the key's making. */
  CREATION_DIFFERS,

  // Audit

  /** The commands of the record are not those that the TPM has audited. */
  AUDIT_DIFFERS,
  /** Other commands may have been executed between those of the record. */
  AUDIT_NOT_EXCLUSIVE,
  /** The TPM audits other commands than it should. */
  AUDITED_COMMANDS_DIFFER,
  /** Not the audit that follows the earlier one. */
  AUDIT_COUNT_DIFFERS,

  // Certificates

  /** No path of certificates leads to one of the roots that were given. */
  CHAIN_WRONG,
  /** The certificate is for another use. */
  PURPOSE_DIFFERS,
  /** The certificate names another maker, model or version of the TPM, or none. */
  CHIP_DIFFERS,

  // Event logs

  /** An event has no digest for a bank that is judged. */
  DIGEST_MISSING,
  /** No beginning of the log leads to the PCR value that was quoted. */
  REPLAY_DIFFERS,
  /** The PCR value is reached, and the log goes on. */
  EVENTS_AFTER_VALUE,
  /** What an event says is not what was extended. */
  DATA_NOT_MEASURED,
  /** An event that the policy does not expect. */
  EVENT_UNEXPECTED,
  /** An event that the policy demands is not in the log. */
  EVENT_MISSING
}
