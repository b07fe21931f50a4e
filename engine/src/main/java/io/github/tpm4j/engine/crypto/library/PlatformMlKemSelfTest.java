package io.github.tpm4j.engine.crypto.library;

import io.github.tpm4j.tss.algorithms.MlKemSet;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.security.auth.DestroyFailedException;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.digests.SHAKEDigest;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;

/** Known answers for what the JDK's ML-KEM is used for, before it is. */
final class PlatformMlKemSelfTest {
  private static final int SHAKE_BITS = 256;

  /** C2SP/wycheproof, mlkem_768_keygen_seed_test, 1: d and z. */
  private static final byte[] SEED =
      HexFormat.of()
          .parseHex(
              "7c9935a0b07694aa0c6d10e4db6b1add2fd81a25ccb148032dcd739936737f2d"
                  + "8626ed79d451140800e03b59b956f8210e556067407d13dc90fa9e8b872bfb8f");

  private final PlatformMlKem mlKem;

  private PlatformMlKemSelfTest(PlatformMlKem mlKem) {
    this.mlKem = mlKem;
  }

  /**
   * Runs all of it.
   *
   * @throws GeneralSecurityException if an answer is wrong or missing
   */
  static void run(PlatformMlKem mlKem) throws GeneralSecurityException {
    PlatformMlKemSelfTest test = new PlatformMlKemSelfTest(mlKem);
    test.decapsulate(
        MlKemSet.ML_KEM_512,
        MLKEMParameters.ml_kem_512,
        "d9f35c135d39ec08fbe850f75670da567c9313f36548de5a204d05de8083c808");
    test.decapsulate(
        MlKemSet.ML_KEM_768,
        MLKEMParameters.ml_kem_768,
        "f41365d1f383cd6ec5df0dd6200ebc63b36998384e07722a5814676364fd2ca6");
    test.decapsulate(
        MlKemSet.ML_KEM_1024,
        MLKEMParameters.ml_kem_1024,
        "3dfe144d032de305e6db80e63303da19db277aabe62cff364eb082eaaaaa99a8");
  }

  /** The secret that the randomness 0x42 makes, and the implicit rejection of what nobody made. */
  private void decapsulate(MlKemSet set, MLKEMParameters parameters, String secret)
      throws GeneralSecurityException {
    MLKEMPrivateKeyParameters pair = new MLKEMPrivateKeyParameters(parameters, SEED.clone());
    byte[] random = new byte[MlKemSet.SHARED_SECRET_BYTES];
    Arrays.fill(random, (byte) 0x42);
    SecretWithEncapsulation made =
        MLKEMGenerator.internalGenerateEncapsulated(pair.getPublicKeyParameters(), random);
    byte[] ciphertext = made.getEncapsulation();
    PlatformMlKem.Prepared key = mlKem.prepare(set, pair.getEncoded());
    NativeSelfTest.check(set.jcaName(), secret, mlKem.decapsulate(key, ciphertext));
    ciphertext[ciphertext.length - 1] ^= 1;
    String rejection = HexFormat.of().formatHex(rejection(ciphertext));
    NativeSelfTest.check(
        set.jcaName() + ", rejection", rejection, mlKem.decapsulate(key, ciphertext));
    requireWiping(key);
  }

  /** J(z ‖ c) (FIPS 203, algorithm 18, line 7). */
  private static byte[] rejection(byte[] ciphertext) {
    SHAKEDigest shake = new SHAKEDigest(SHAKE_BITS);
    int half = SEED.length / 2;
    shake.update(SEED, half, half);
    shake.update(ciphertext, 0, ciphertext.length);
    byte[] secret = new byte[MlKemSet.SHARED_SECRET_BYTES];
    shake.doFinal(secret, 0, secret.length);
    return secret;
  }

  private static void requireWiping(PlatformMlKem.Prepared key) throws GeneralSecurityException {
    try {
      key.key().destroy();
    } catch (DestroyFailedException e) {
      throw new GeneralSecurityException("Its self-test failed: it keeps keys", e);
    }
  }
}
