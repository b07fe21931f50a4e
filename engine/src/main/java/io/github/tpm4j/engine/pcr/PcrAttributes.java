package io.github.tpm4j.engine.pcr;

/**
 * What may be done to a PCR, and from which localities (PC Client Platform TPM Profile, 4.5).
 *
 * @param isSaved whether TPM2_Shutdown(STATE) keeps it
 * @param resetLocalities one bit a locality, 0 to 4
 * @param extendLocalities one bit a locality, 0 to 4
 * @param isCounted whether changing it changes the PCR update counter
 * @param isAuthorized whether it belongs to the group that takes an authValue and a policy
 */
public record PcrAttributes(
    boolean isSaved,
    int resetLocalities,
    int extendLocalities,
    boolean isCounted,
    boolean isAuthorized) {
  private static final int ALL = 0b11111;
  private static final int ZERO_TO_THREE = 0b01111;
  private static final int FOUR = 0b10000;
  private static final int TWO_AND_FOUR = 0b10100;

  private static final PcrAttributes BOOT = new PcrAttributes(true, 0, ALL, true, false);
  private static final PcrAttributes DEBUG =
      new PcrAttributes(false, ZERO_TO_THREE, ALL, false, false);

  /** The attributes of a PCR, 0 to 23. */
  public static PcrAttributes of(int pcr) {
    return switch (pcr) {
      case 16, 23 -> DEBUG;
      case 17, 18 -> new PcrAttributes(false, FOUR, 0b11100, true, false);
      case 19 -> new PcrAttributes(false, FOUR, 0b01100, true, false);
      case 20 -> new PcrAttributes(false, TWO_AND_FOUR, 0b01110, true, true);
      case 21, 22 -> new PcrAttributes(false, TWO_AND_FOUR, 0b00100, false, true);
      default -> BOOT;
    };
  }

  /** Whether a D-RTM event resets it; such a PCR starts with all bits SET. */
  public boolean isDynamic() {
    return (resetLocalities & FOUR) != 0;
  }

  public boolean isResettableFrom(int locality) {
    return locality <= 4 && (resetLocalities >> locality & 1) != 0;
  }

  public boolean isExtendableFrom(int locality) {
    return locality <= 4 && (extendLocalities >> locality & 1) != 0;
  }
}
