package io.github.tpm4j.tpm12.engine.keys;

import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.KeyConstants;

/** Signs what the TPM says of itself. */
public final class Attesting {
  private Attesting() {}

  /**
   * Checks that a key signs such things.
   *
   * @throws TpmFailure with TPM_INAPPROPRIATE_SIG or TPM_INVALID_KEYUSAGE
   */
  public static void requireAttests(LoadedKey key) {
    requireAttests(key, TpmResult.INAPPROPRIATE_SIG);
  }

  /**
   * Checks that a key signs such things.
   *
   * @param otherScheme what a scheme is refused with that signs no SHA-1 digest
   */
  public static void requireAttests(LoadedKey key, TpmResult otherScheme) {
    requireSha1Scheme(key, otherScheme);
    requireSigns(key);
  }

  /**
   * Checks that a key signs SHA-1 digests, whatever it is for.
   *
   * @param otherScheme what another scheme is refused with
   */
  public static void requireSha1Scheme(LoadedKey key, TpmResult otherScheme) {
    int scheme = key.publicPart().algorithmParms().sigScheme();
    boolean isSha1 =
        scheme == KeyConstants.SS_RSASSAPKCS1V15_SHA1
            || scheme == KeyConstants.SS_RSASSAPKCS1V15_INFO;
    TpmFailure.require(isSha1, otherScheme);
  }

  /**
   * Checks what a key is for, whichever its scheme.
   *
   * @throws TpmFailure with TPM_INVALID_KEYUSAGE
   */
  public static void requireSigns(LoadedKey key) {
    boolean signs =
        key.isOf(
            KeyConstants.USAGE_SIGNING, KeyConstants.USAGE_LEGACY, KeyConstants.USAGE_IDENTITY);
    TpmFailure.require(signs, TpmResult.INVALID_KEYUSAGE);
  }
}
