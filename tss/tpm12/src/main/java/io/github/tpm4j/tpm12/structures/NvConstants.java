package io.github.tpm4j.tpm12.structures;

/** The attributes of NV Indices (Part 2, 19.2). */
public final class NvConstants {
  /** Writing wants physical presence. */
  public static final int PER_PPWRITE = 0x0000_0001;

  /** Writing wants the owner's secret. */
  public static final int PER_OWNERWRITE = 0x0000_0002;

  /** Writing wants the secret of the Index. */
  public static final int PER_AUTHWRITE = 0x0000_0004;

  /** Only the whole can be written. */
  public static final int PER_WRITEALL = 0x0000_1000;

  /** Writing nothing locks it for good. */
  public static final int PER_WRITEDEFINE = 0x0000_2000;

  /** Writing nothing locks it until the next start. */
  public static final int PER_WRITE_STCLEAR = 0x0000_4000;

  /** Writing Index 0 locks it until the next start. */
  public static final int PER_GLOBALLOCK = 0x0000_8000;

  /** Reading wants physical presence. */
  public static final int PER_PPREAD = 0x0001_0000;

  /** Reading wants the owner's secret. */
  public static final int PER_OWNERREAD = 0x0002_0000;

  /** Reading wants the secret of the Index. */
  public static final int PER_AUTHREAD = 0x0004_0000;

  /** Reading nothing locks reading until the next start. */
  public static final int PER_READ_STCLEAR = 0x8000_0000;

  private NvConstants() {}
}
