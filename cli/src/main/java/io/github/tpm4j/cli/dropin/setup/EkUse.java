package io.github.tpm4j.cli.dropin.setup;

/** What endorsement keys are for. All but the first are no standard keys. */
enum EkUse {
  DECRYPTION(false, true),
  SIGNING(true, false),
  BOTH(true, true);

  private final boolean signs;
  private final boolean decrypts;

  EkUse(boolean signs, boolean decrypts) {
    this.signs = signs;
    this.decrypts = decrypts;
  }

  boolean signs() {
    return signs;
  }

  boolean decrypts() {
    return decrypts;
  }

  static EkUse of(boolean allowSigning, boolean decryption) {
    if (!allowSigning) {
      return DECRYPTION;
    }
    return decryption ? BOTH : SIGNING;
  }
}
