package io.github.tpm4j.conformance.wycheproof;

/** The TPM has no keys of such a size or exponent. */
final class NotOfferedException extends Exception {
  private static final long serialVersionUID = 1L;

  NotOfferedException(String message) {
    super(message);
  }
}
