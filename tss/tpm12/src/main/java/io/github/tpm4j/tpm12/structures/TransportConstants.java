package io.github.tpm4j.tpm12.structures;

/** The numbers of transport sessions (Part 2, 4.3, 4.8, 5.8 and 13.1). */
public final class TransportConstants {
  /** TPM_TRANSPORT_ENCRYPT: parameters are encrypted. */
  public static final int ENCRYPT = 0x0000_0001;

  /** TPM_TRANSPORT_LOG: the TPM keeps a digest of all that was done, and signs it at the end. */
  public static final int LOG = 0x0000_0002;

  /** TPM_TRANSPORT_EXCLUSIVE: the session ends when any other command is sent. */
  public static final int EXCLUSIVE = 0x0000_0004;

  /** TPM_ALG_MGF1: XOR with MGF1, which every TPM has. */
  public static final int ALG_MGF1 = 0x0000_0007;

  /** TPM_ES_SYM_CTR: counter mode. */
  public static final int ES_SYM_CTR = 0x0004;

  /** TPM_ES_SYM_OFB: output feedback. */
  public static final int ES_SYM_OFB = 0x0005;

  /** TPM_KH_TRANSPORT: stands for no key; the session's secret goes out as it is. */
  public static final int KH_TRANSPORT = 0x4000_0003;

  /** TPM_RT_TRANS: the resource type of transport sessions. */
  public static final int RT_TRANS = 0x0000_0004;

  private TransportConstants() {}
}
