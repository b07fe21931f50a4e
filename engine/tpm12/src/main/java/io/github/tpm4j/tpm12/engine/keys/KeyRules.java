package io.github.tpm4j.tpm12.engine.keys;

import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmKeyParms;
import io.github.tpm4j.tpm12.structures.TpmRsaKeyParms;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.math.BigInteger;

/** Which keys there can be (Part 2, 5.8 to 5.10; Part 3, 10.4). */
public final class KeyRules {
  private static final int LEAST_BITS = 512;
  private static final int MOST_BITS = 2_048;
  private static final int STORAGE_BITS = 2_048;
  private static final int KNOWN_FLAGS = 0x1F;

  private KeyRules() {}

  /**
   * Checks a key that is to be made or loaded.
   *
   * @throws TpmFailure with TPM_BAD_KEY_PROPERTY or TPM_INVALID_KEYUSAGE
   */
  public static void check(TpmKey key) {
    requireRsa(key.algorithmParms());
    requireSchemes(key);
    boolean isUsage =
        key.authDataUsage() == KeyConstants.AUTH_NEVER
            || key.authDataUsage() == KeyConstants.AUTH_ALWAYS
            || key.authDataUsage() == KeyConstants.AUTH_PRIVATE_USE_ONLY;
    TpmFailure.require(isUsage, TpmResult.BAD_KEY_PROPERTY);
    TpmFailure.require((key.keyFlags() & ~KNOWN_FLAGS) == 0, TpmResult.BAD_KEY_PROPERTY);
  }

  /**
   * Checks that a key is one of RSA that this TPM can have.
   *
   * @throws TpmFailure with TPM_BAD_KEY_PROPERTY
   */
  public static void requireRsa(TpmKeyParms parms) {
    TpmFailure.require(parms.algorithmId() == KeyConstants.ALG_RSA, TpmResult.BAD_KEY_PROPERTY);
    TpmRsaKeyParms rsa = KeyParts.rsaParms(parms);
    int bits = rsa.keyLengthBits();
    boolean isSize = bits >= LEAST_BITS && bits <= MOST_BITS && bits % 16 == 0;
    TpmFailure.require(isSize && rsa.numPrimes() == 2, TpmResult.BAD_KEY_PROPERTY);
    TpmFailure.require(isExponent(rsa.exponent()), TpmResult.BAD_KEY_PROPERTY);
  }

  private static boolean isExponent(Bytes exponent) {
    return exponent.size() == 0
        || new BigInteger(1, exponent.toArray()).equals(BigInteger.valueOf(65_537));
  }

  private static void requireSchemes(TpmKey key) {
    int enc = key.algorithmParms().encScheme();
    int sig = key.algorithmParms().sigScheme();
    boolean signs =
        sig == KeyConstants.SS_RSASSAPKCS1V15_SHA1
            || sig == KeyConstants.SS_RSASSAPKCS1V15_DER
            || sig == KeyConstants.SS_RSASSAPKCS1V15_INFO;
    boolean oaep = enc == KeyConstants.ES_RSAESOAEP_SHA1_MGF1;
    boolean decrypts = oaep || enc == KeyConstants.ES_RSAESPKCSV15;
    boolean noEnc = enc == KeyConstants.ES_NONE;
    boolean noSig = sig == KeyConstants.SS_NONE;
    int bits = KeyParts.rsaParms(key.algorithmParms()).keyLengthBits();
    boolean isRight =
        switch (key.keyUsage()) {
          case KeyConstants.USAGE_SIGNING -> noEnc && signs;
          case KeyConstants.USAGE_STORAGE -> oaep && noSig && bits == STORAGE_BITS;
          case KeyConstants.USAGE_IDENTITY ->
              noEnc && sig == KeyConstants.SS_RSASSAPKCS1V15_SHA1 && bits == STORAGE_BITS;
          case KeyConstants.USAGE_BIND -> decrypts && noSig;
          case KeyConstants.USAGE_LEGACY -> decrypts && signs;
          default -> false;
        };
    TpmFailure.require(isRight, TpmResult.BAD_KEY_PROPERTY);
  }
}
