package io.github.tpm4j.cli.dropin.setup;

/**
 * Which keys a TPM gets.
 *
 * @param storage whether a primary storage key
 * @param onCurve whether that is an ECC key
 * @param endorsement whether endorsement keys
 * @param rsaBits the size of RSA keys
 * @param use what endorsement keys are for
 */
record WantedKeys(boolean storage, boolean onCurve, boolean endorsement, int rsaBits, EkUse use) {}
