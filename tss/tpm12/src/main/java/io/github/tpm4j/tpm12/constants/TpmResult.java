package io.github.tpm4j.tpm12.constants;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The response codes of TPM 1.2 (Part 2, 16), in words, with what to do where something can be. */
public enum TpmResult {
  /** TPM_SUCCESS: the command was executed. */
  SUCCESS(0x0, "the command was executed", ""),
  /** TPM_AUTHFAIL: the secret of the first session is wrong. */
  AUTHFAIL(
      0x1,
      "the secret of the first session is wrong",
      "Give the right secret; each wrong try counts, and after some the TPM locks itself for a while."),
  /** TPM_BADINDEX: there is no PCR, DIR or NV Index of that number. */
  BADINDEX(0x2, "there is no PCR, DIR or NV Index of that number", ""),
  /** TPM_BAD_PARAMETER: a parameter has a value that is not allowed. */
  BAD_PARAMETER(0x3, "a parameter has a value that is not allowed", ""),
  /** TPM_AUDITFAILURE: the operation was done, but its audit failed. */
  AUDITFAILURE(0x4, "the operation was done, but its audit failed", ""),
  /** TPM_CLEAR_DISABLED: clearing is disabled until the next start. */
  CLEAR_DISABLED(0x5, "clearing is disabled until the next start", ""),
  /** TPM_DEACTIVATED: the TPM is deactivated. */
  DEACTIVATED(
      0x6,
      "the TPM is deactivated",
      "Activate it in the firmware's setup and restart the computer."),
  /** TPM_DISABLED: the TPM is disabled. */
  DISABLED(
      0x7, "the TPM is disabled", "Enable it in the firmware's setup, or with the owner's secret."),
  /**
   * TPM_DISABLED_CMD: the command is disabled, such as reading the endorsement key of a TPM with an
   * owner.
   */
  DISABLED_CMD(
      0x8,
      "the command is disabled, such as reading the endorsement key of a TPM with an owner",
      ""),
  /** TPM_FAIL: the TPM failed. */
  FAIL(0x9, "the TPM failed", ""),
  /** TPM_BAD_ORDINAL: the TPM has no such command. */
  BAD_ORDINAL(0xA, "the TPM has no such command", ""),
  /** TPM_INSTALL_DISABLED: the TPM allows no owner to be set. */
  INSTALL_DISABLED(0xB, "the TPM allows no owner to be set", "Allow it in the firmware's setup."),
  /** TPM_INVALID_KEYHANDLE: there is no loaded key with that handle. */
  INVALID_KEYHANDLE(
      0xC,
      "there is no loaded key with that handle",
      "Load the key again; a restart empties all slots."),
  /** TPM_KEYNOTFOUND: the key was not found. */
  KEYNOTFOUND(0xD, "the key was not found", ""),
  /** TPM_INAPPROPRIATE_ENC: the encryption scheme is not allowed here. */
  INAPPROPRIATE_ENC(0xE, "the encryption scheme is not allowed here", ""),
  /** TPM_MIGRATEFAIL: the authorisation to migrate is wrong. */
  MIGRATEFAIL(0xF, "the authorisation to migrate is wrong", ""),
  /** TPM_INVALID_PCR_INFO: the PCR selection or values cannot be understood. */
  INVALID_PCR_INFO(0x10, "the PCR selection or values cannot be understood", ""),
  /** TPM_NOSPACE: there is no room. */
  NOSPACE(0x11, "there is no room", "Flush keys that are no longer used."),
  /** TPM_NOSRK: the TPM has no storage root key. */
  NOSRK(
      0x12, "the TPM has no storage root key", "It has no owner yet: let somebody take ownership."),
  /** TPM_NOTSEALED_BLOB: the data was not sealed by this TPM, or is altered. */
  NOTSEALED_BLOB(0x13, "the data was not sealed by this TPM, or is altered", ""),
  /** TPM_OWNER_SET: the TPM has an owner already. */
  OWNER_SET(0x14, "the TPM has an owner already", ""),
  /** TPM_RESOURCES: the TPM has no room for another session. */
  RESOURCES(
      0x15,
      "the TPM has no room for another session",
      "End sessions that are no longer used; other programs have some too."),
  /** TPM_SHORTRANDOM: the random bytes are too short. */
  SHORTRANDOM(0x16, "the random bytes are too short", ""),
  /** TPM_SIZE: there is not enough room for the answer. */
  SIZE(0x17, "there is not enough room for the answer", ""),
  /** TPM_WRONGPCRVAL: the PCR do not have the values that it is bound to. */
  WRONGPCRVAL(0x18, "the PCR do not have the values that it is bound to", ""),
  /** TPM_BAD_PARAM_SIZE: the size of the command is not that of its parameters. */
  BAD_PARAM_SIZE(0x19, "the size of the command is not that of its parameters", ""),
  /** TPM_SHA_THREAD: no SHA-1 calculation is in progress. */
  SHA_THREAD(0x1A, "no SHA-1 calculation is in progress", ""),
  /** TPM_SHA_ERROR: the SHA-1 calculation failed. */
  SHA_ERROR(0x1B, "the SHA-1 calculation failed", ""),
  /** TPM_FAILEDSELFTEST: the self test failed. */
  FAILEDSELFTEST(
      0x1C,
      "the self test failed",
      "Restart the computer; if that does not help, the TPM is broken."),
  /** TPM_AUTH2FAIL: the secret of the second session is wrong. */
  AUTH2FAIL(
      0x1D,
      "the secret of the second session is wrong",
      "Give the right secret; each wrong try counts, and after some the TPM locks itself for a while."),
  /** TPM_BADTAG: the tag does not fit the command. */
  BADTAG(
      0x1E,
      "the tag does not fit the command",
      "If every command is answered so, it is a TPM 2.0."),
  /** TPM_IOERROR: the TPM had an error of input or output. */
  IOERROR(0x1F, "the TPM had an error of input or output", ""),
  /** TPM_ENCRYPT_ERROR: the encryption failed. */
  ENCRYPT_ERROR(0x20, "the encryption failed", ""),
  /** TPM_DECRYPT_ERROR: the decryption failed. */
  DECRYPT_ERROR(0x21, "the decryption failed", "Perhaps it is encrypted to another key."),
  /** TPM_INVALID_AUTHHANDLE: there is no session with that handle. */
  INVALID_AUTHHANDLE(
      0x22,
      "there is no session with that handle",
      "Start another one; it has ended, or another program has ended it."),
  /** TPM_NO_ENDORSEMENT: the TPM has no endorsement key. */
  NO_ENDORSEMENT(
      0x23,
      "the TPM has no endorsement key",
      "Let it make one, once and for good: tpm_createek, TPM_CreateEndorsementKeyPair."),
  /** TPM_INVALID_KEYUSAGE: the key is not for this use. */
  INVALID_KEYUSAGE(0x24, "the key is not for this use", ""),
  /** TPM_WRONG_ENTITYTYPE: the kind of entity is not allowed here. */
  WRONG_ENTITYTYPE(0x25, "the kind of entity is not allowed here", ""),
  /** TPM_INVALID_POSTINIT: the command does not fit the TPM's start. */
  INVALID_POSTINIT(
      0x26,
      "the command does not fit the TPM's start",
      "The firmware has not sent TPM_Startup, or it was sent twice."),
  /** TPM_INAPPROPRIATE_SIG: the signature scheme is not allowed here. */
  INAPPROPRIATE_SIG(0x27, "the signature scheme is not allowed here", ""),
  /** TPM_BAD_KEY_PROPERTY: the key's properties are not supported. */
  BAD_KEY_PROPERTY(0x28, "the key's properties are not supported", ""),
  /** TPM_BAD_MIGRATION: the key's migration properties are wrong. */
  BAD_MIGRATION(0x29, "the key's migration properties are wrong", ""),
  /** TPM_BAD_SCHEME: the scheme is not allowed for this key. */
  BAD_SCHEME(0x2A, "the scheme is not allowed for this key", ""),
  /** TPM_BAD_DATASIZE: the data has a wrong size. */
  BAD_DATASIZE(0x2B, "the data has a wrong size", ""),
  /** TPM_BAD_MODE: a mode, such as the kind of capability, is unknown. */
  BAD_MODE(0x2C, "a mode, such as the kind of capability, is unknown", ""),
  /** TPM_BAD_PRESENCE: physical presence is needed, or is asserted wrongly. */
  BAD_PRESENCE(
      0x2D, "physical presence is needed, or is asserted wrongly", "Use the firmware's setup."),
  /** TPM_BAD_VERSION: the TPM cannot work with that version. */
  BAD_VERSION(0x2E, "the TPM cannot work with that version", ""),
  /** TPM_NO_WRAP_TRANSPORT: the command cannot be sent in a transport session. */
  NO_WRAP_TRANSPORT(0x2F, "the command cannot be sent in a transport session", ""),
  /** TPM_AUDITFAIL_UNSUCCESSFUL: the audit failed, and so did the command. */
  AUDITFAIL_UNSUCCESSFUL(0x30, "the audit failed, and so did the command", ""),
  /** TPM_AUDITFAIL_SUCCESSFUL: the audit failed; the command did not. */
  AUDITFAIL_SUCCESSFUL(0x31, "the audit failed; the command did not", ""),
  /** TPM_NOTRESETABLE: the PCR cannot be reset. */
  NOTRESETABLE(0x32, "the PCR cannot be reset", ""),
  /** TPM_NOTLOCAL: the PCR cannot be reset from this locality. */
  NOTLOCAL(0x33, "the PCR cannot be reset from this locality", ""),
  /** TPM_BAD_TYPE: the blob is of another type. */
  BAD_TYPE(0x34, "the blob is of another type", ""),
  /** TPM_INVALID_RESOURCE: the context is of another resource than named. */
  INVALID_RESOURCE(0x35, "the context is of another resource than named", ""),
  /** TPM_NOTFIPS: the TPM is in FIPS mode, which does not allow it. */
  NOTFIPS(0x36, "the TPM is in FIPS mode, which does not allow it", ""),
  /** TPM_INVALID_FAMILY: the family ID is wrong. */
  INVALID_FAMILY(0x37, "the family ID is wrong", ""),
  /** TPM_NO_NV_PERMISSION: nobody is allowed to do that in NV. */
  NO_NV_PERMISSION(0x38, "nobody is allowed to do that in NV", ""),
  /** TPM_REQUIRES_SIGN: the command must be signed. */
  REQUIRES_SIGN(0x39, "the command must be signed", ""),
  /** TPM_KEY_NOTSUPPORTED: the operation is not supported by the key. */
  KEY_NOTSUPPORTED(0x3A, "the operation is not supported by the key", ""),
  /** TPM_AUTH_CONFLICT: the NV Index wants another kind of authorisation. */
  AUTH_CONFLICT(0x3B, "the NV Index wants another kind of authorisation", ""),
  /** TPM_AREA_LOCKED: the NV Index is locked. */
  AREA_LOCKED(0x3C, "the NV Index is locked", ""),
  /** TPM_BAD_LOCALITY: the command came from another locality than is allowed. */
  BAD_LOCALITY(0x3D, "the command came from another locality than is allowed", ""),
  /** TPM_READ_ONLY: the NV Index can only be read. */
  READ_ONLY(0x3E, "the NV Index can only be read", ""),
  /** TPM_PER_NOWRITE: the NV Index allows nobody to write. */
  PER_NOWRITE(0x3F, "the NV Index allows nobody to write", ""),
  /** TPM_FAMILYCOUNT: the family count is another one. */
  FAMILYCOUNT(0x40, "the family count is another one", ""),
  /** TPM_WRITE_LOCKED: the NV Index has been written and is locked. */
  WRITE_LOCKED(0x41, "the NV Index has been written and is locked", ""),
  /** TPM_BAD_ATTRIBUTES: the attributes of the NV Index contradict each other. */
  BAD_ATTRIBUTES(0x42, "the attributes of the NV Index contradict each other", ""),
  /** TPM_INVALID_STRUCTURE: a structure has a wrong tag or version, or contradicts itself. */
  INVALID_STRUCTURE(0x43, "a structure has a wrong tag or version, or contradicts itself", ""),
  /** TPM_KEY_OWNER_CONTROL: the owner controls the key, and only he can evict it. */
  KEY_OWNER_CONTROL(0x44, "the owner controls the key, and only he can evict it", ""),
  /** TPM_BAD_COUNTER: there is no such counter, or another one is in use since the start. */
  BAD_COUNTER(0x45, "there is no such counter, or another one is in use since the start", ""),
  /** TPM_NOT_FULLWRITE: the NV Index must be written as a whole. */
  NOT_FULLWRITE(0x46, "the NV Index must be written as a whole", ""),
  /** TPM_CONTEXT_GAP: the gap between saved contexts is too large. */
  CONTEXT_GAP(0x47, "the gap between saved contexts is too large", ""),
  /** TPM_MAXNVWRITES: NV was written too often without an owner. */
  MAXNVWRITES(0x48, "NV was written too often without an owner", "Let somebody take ownership."),
  /** TPM_NOOPERATOR: no operator secret is set. */
  NOOPERATOR(0x49, "no operator secret is set", ""),
  /** TPM_RESOURCEMISSING: the resource of the context is not loaded. */
  RESOURCEMISSING(0x4A, "the resource of the context is not loaded", ""),
  /** TPM_DELEGATE_LOCK: the delegation tables are locked. */
  DELEGATE_LOCK(0x4B, "the delegation tables are locked", ""),
  /** TPM_DELEGATE_FAMILY: the delegation's family is another one. */
  DELEGATE_FAMILY(0x4C, "the delegation's family is another one", ""),
  /** TPM_DELEGATE_ADMIN: delegation is not managed here. */
  DELEGATE_ADMIN(0x4D, "delegation is not managed here", ""),
  /** TPM_TRANSPORT_NOTEXCLUSIVE: a command outside ended the exclusive transport session. */
  TRANSPORT_NOTEXCLUSIVE(0x4E, "a command outside ended the exclusive transport session", ""),
  /** TPM_OWNER_CONTROL: the owner controls the key. */
  OWNER_CONTROL(0x4F, "the owner controls the key", ""),
  /** TPM_DAA_RESOURCES: there is no room for direct anonymous attestation. */
  DAA_RESOURCES(0x50, "there is no room for direct anonymous attestation", ""),
  /** TPM_DAA_INPUT_DATA0: the first input of DAA is wrong. */
  DAA_INPUT_DATA0(0x51, "the first input of DAA is wrong", ""),
  /** TPM_DAA_INPUT_DATA1: the second input of DAA is wrong. */
  DAA_INPUT_DATA1(0x52, "the second input of DAA is wrong", ""),
  /** TPM_DAA_ISSUER_SETTINGS: the issuer's settings of DAA are inconsistent. */
  DAA_ISSUER_SETTINGS(0x53, "the issuer's settings of DAA are inconsistent", ""),
  /** TPM_DAA_TPM_SETTINGS: the TPM's settings of DAA are inconsistent. */
  DAA_TPM_SETTINGS(0x54, "the TPM's settings of DAA are inconsistent", ""),
  /** TPM_DAA_STAGE: the stage of DAA is another one. */
  DAA_STAGE(0x55, "the stage of DAA is another one", ""),
  /** TPM_DAA_ISSUER_VALIDITY: the issuer of DAA is not valid. */
  DAA_ISSUER_VALIDITY(0x56, "the issuer of DAA is not valid", ""),
  /** TPM_DAA_WRONG_W: the value w of DAA is wrong. */
  DAA_WRONG_W(0x57, "the value w of DAA is wrong", ""),
  /** TPM_BAD_HANDLE: the handle is wrong. */
  BAD_HANDLE(0x58, "the handle is wrong", ""),
  /** TPM_BAD_DELEGATE: the delegation is wrong. */
  BAD_DELEGATE(0x59, "the delegation is wrong", ""),
  /** TPM_BADCONTEXT: the context is wrong. */
  BADCONTEXT(0x5A, "the context is wrong", ""),
  /** TPM_TOOMANYCONTEXTS: there is no room for another saved context. */
  TOOMANYCONTEXTS(0x5B, "there is no room for another saved context", ""),
  /** TPM_MA_TICKET_SIGNATURE: the ticket of the migration authority is wrong. */
  MA_TICKET_SIGNATURE(0x5C, "the ticket of the migration authority is wrong", ""),
  /** TPM_MA_DESTINATION: the migration's destination is not authorised. */
  MA_DESTINATION(0x5D, "the migration's destination is not authorised", ""),
  /** TPM_MA_SOURCE: the migration's source is wrong. */
  MA_SOURCE(0x5E, "the migration's source is wrong", ""),
  /** TPM_MA_AUTHORITY: the migration authority is wrong. */
  MA_AUTHORITY(0x5F, "the migration authority is wrong", ""),
  /** TPM_PERMANENTEK: the endorsement key cannot be revoked. */
  PERMANENTEK(0x61, "the endorsement key cannot be revoked", ""),
  /** TPM_BAD_SIGNATURE: the signature is wrong. */
  BAD_SIGNATURE(0x62, "the signature is wrong", ""),
  /** TPM_NOCONTEXTSPACE: there is no room for another context. */
  NOCONTEXTSPACE(0x63, "there is no room for another context", ""),
  /** TPM_RETRY: the TPM is busy. */
  RETRY(0x800, "the TPM is busy", ""),
  /** TPM_NEEDS_SELFTEST: the TPM must test itself first. */
  NEEDS_SELFTEST(0x801, "the TPM must test itself first", ""),
  /** TPM_DOING_SELFTEST: the TPM is testing itself. */
  DOING_SELFTEST(0x802, "the TPM is testing itself", ""),
  /**
   * TPM_DEFEND_LOCK_RUNNING: the TPM defends itself against guessing and accepts no secret for a
   * while.
   */
  DEFEND_LOCK_RUNNING(
      0x803,
      "the TPM defends itself against guessing and accepts no secret for a while",
      "Wait, for seconds or for hours, by the maker of the TPM; each wrong try makes it longer. The owner can end it (TPM_ResetLockValue).");

  private static final int NON_FATAL = 0x800;
  private static final Map<Integer, TpmResult> BY_VALUE =
      Stream.of(values()).collect(Collectors.toMap(TpmResult::value, Function.identity()));

  private final int value;
  private final String meaning;
  private final String remedy;

  TpmResult(int value, String meaning, String remedy) {
    this.value = value;
    this.meaning = meaning;
    this.remedy = remedy;
  }

  /**
   * Finds a code.
   *
   * @param value the number
   * @return the code; empty if it is the vendor's, or none
   */
  public static Optional<TpmResult> of(int value) {
    return Optional.ofNullable(BY_VALUE.get(value));
  }

  /** {@return the number} */
  public int value() {
    return value;
  }

  /** {@return what it means: a sentence without its end} */
  public String meaning() {
    return meaning;
  }

  /** {@return what to do: sentences, or empty} */
  public String remedy() {
    return remedy;
  }

  /** {@return whether the command was not begun, so that the same one may be sent again later} */
  public boolean isNonFatal() {
    return (value & NON_FATAL) != 0;
  }

  /** The name, such as {@code TPM_AUTHFAIL}. */
  @Override
  public String toString() {
    return "TPM_" + name();
  }
}
