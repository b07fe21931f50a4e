package io.github.tpm4j.tpm12.constants;

/** What TPM_GetCapability can be asked for (Part 2, 21.1 and 21.2). */
public final class CapabilityConstants {
  /** TPM_CAP_ORD: whether a command is there; sub-capability: its ordinal. */
  public static final int CAP_ORD = 0x0000_0001;

  /** TPM_CAP_ALG: whether an algorithm is there. */
  public static final int CAP_ALG = 0x0000_0002;

  /** TPM_CAP_FLAG: flags; sub-capability: which. */
  public static final int CAP_FLAG = 0x0000_0004;

  /** TPM_CAP_PROPERTY: a number; sub-capability: which. */
  public static final int CAP_PROPERTY = 0x0000_0005;

  /** TPM_CAP_KEY_HANDLE: the loaded keys. */
  public static final int CAP_KEY_HANDLE = 0x0000_0007;

  /** TPM_CAP_NV_LIST: the NV Indices. */
  public static final int CAP_NV_LIST = 0x0000_000D;

  /** TPM_CAP_NV_INDEX: a TPM_NV_DATA_PUBLIC; sub-capability: its number. */
  public static final int CAP_NV_INDEX = 0x0000_0011;

  /** TPM_CAP_HANDLE: handles; sub-capability: the resource type. */
  public static final int CAP_HANDLE = 0x0000_0014;

  /** TPM_CAP_DA_LOGIC: what the defence against guessing does; sub-capability: the entity type. */
  public static final int CAP_DA_LOGIC = 0x0000_0019;

  /** TPM_CAP_VERSION_VAL: a TPM_CAP_VERSION_INFO. */
  public static final int CAP_VERSION_VAL = 0x0000_001A;

  /** Of CAP_FLAG: the TPM_PERMANENT_FLAGS. */
  public static final int FLAG_PERMANENT = 0x0000_0108;

  /** Of CAP_FLAG: the TPM_STCLEAR_FLAGS. */
  public static final int FLAG_VOLATILE = 0x0000_0109;

  /** Of CAP_PROPERTY: how many PCR. */
  public static final int PROP_PCR = 0x0000_0101;

  /** Of CAP_PROPERTY: the maker, 4 letters. */
  public static final int PROP_MANUFACTURER = 0x0000_0103;

  /** Of CAP_PROPERTY: how many slots for keys are free. */
  public static final int PROP_KEYS = 0x0000_0104;

  /** Of CAP_PROPERTY: how many keys there can be that the owner has not made to stay. */
  public static final int PROP_MAX_KEYS = 0x0000_0110;

  /** Of CAP_PROPERTY: how many sessions there can be. */
  public static final int PROP_MAX_AUTHSESS = 0x0000_010D;

  /** Of CAP_PROPERTY: how many sessions can still be started. */
  public static final int PROP_AUTHSESS = 0x0000_010A;

  /** Of CAP_PROPERTY: a BOOL, whether there is an owner. */
  public static final int PROP_OWNER = 0x0000_0111;

  /** Of CAP_PROPERTY: how many bytes the largest new NV Index can have. */
  public static final int PROP_MAX_NV_AVAILABLE = 0x0000_0123;

  /** Of CAP_PROPERTY: the longest command in bytes. */
  public static final int PROP_INPUT_BUFFER = 0x0000_0124;

  private CapabilityConstants() {}
}
