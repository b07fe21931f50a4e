package io.github.tpm4j.tpm12.engine.pcr;

/**
 * What may be done to a PCR, and from where (PC Client TPM 1.2, 4.4).
 *
 * @param resettable whether TPM_PCR_Reset may
 * @param resetLocalities bit n stands for locality n
 * @param extendLocalities bit n stands for locality n
 */
record PcrAttributes(boolean resettable, int resetLocalities, int extendLocalities) {
  private static final int ALL = 0x1F;

  static PcrAttributes of(int pcr) {
    return switch (pcr) {
      case 16, 23 -> new PcrAttributes(true, ALL, ALL);
      case 17, 18 -> new PcrAttributes(true, 0x10, 0x1C);
      case 19 -> new PcrAttributes(true, 0x10, 0x0C);
      case 20 -> new PcrAttributes(true, 0x14, 0x0E);
      case 21, 22 -> new PcrAttributes(true, 0x04, 0x04);
      default -> new PcrAttributes(false, 0, ALL);
    };
  }

  boolean mayReset(int locality) {
    return (resetLocalities >> locality & 1) != 0;
  }

  boolean mayExtend(int locality) {
    return (extendLocalities >> locality & 1) != 0;
  }
}
