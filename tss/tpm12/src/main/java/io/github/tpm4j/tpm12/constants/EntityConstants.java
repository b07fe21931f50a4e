package io.github.tpm4j.tpm12.constants;

/** Handles and kinds of entities (Part 2, 4.1, 4.3, 4.4 and 4.7). */
public final class EntityConstants {
  /** TPM_ET_KEYHANDLE: a loaded key. */
  public static final int ET_KEYHANDLE = 0x0001;

  /** TPM_ET_OWNER. */
  public static final int ET_OWNER = 0x0002;

  /** TPM_ET_DATA: sealed data. */
  public static final int ET_DATA = 0x0003;

  /** TPM_ET_SRK. */
  public static final int ET_SRK = 0x0004;

  /** TPM_ET_KEY. */
  public static final int ET_KEY = 0x0005;

  /** TPM_ET_NV: an NV Index. */
  public static final int ET_NV = 0x000B;

  /** TPM_KH_SRK: the storage root key. */
  public static final int KH_SRK = 0x4000_0000;

  /** TPM_KH_OWNER. */
  public static final int KH_OWNER = 0x4000_0001;

  /** TPM_KH_EK: the endorsement key. */
  public static final int KH_EK = 0x4000_0006;

  /** TPM_RT_KEY: a key's slot. */
  public static final int RT_KEY = 0x0000_0001;

  /** TPM_RT_AUTH: a session's slot. */
  public static final int RT_AUTH = 0x0000_0002;

  /** TPM_RT_CONTEXT: a session's saved context. */
  public static final int RT_CONTEXT = 0x0000_0005;

  /** TPM_PID_ADCP: change of a secret. */
  public static final int PID_ADCP = 0x0004;

  /** TPM_PID_OWNER: taking ownership. */
  public static final int PID_OWNER = 0x0005;

  private EntityConstants() {}
}
