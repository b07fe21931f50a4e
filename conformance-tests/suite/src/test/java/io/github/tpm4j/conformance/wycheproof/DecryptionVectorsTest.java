package io.github.tpm4j.conformance.wycheproof;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.tpm4j.keystore.TpmPrivateKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was encrypted for keys that are now in the TPM. */
class DecryptionVectorsTest extends OnBundledTpm {
  /** Vectors of rsa_oaep_misc with keys that no TPM has. */
  private static final int OF_1536_BITS = 125;

  static Stream<VectorFile> pkcs1() {
    return VectorFile.ofKind("pkcs1-decrypt");
  }

  static Stream<VectorFile> oaep() {
    return VectorFile.ofKind("oaep-decrypt");
  }

  @ParameterizedTest
  @MethodSource("pkcs1")
  void pkcs1IsDecrypted(VectorFile file) {
    Tally.of(file).run(vector -> decrypts("RSA/ECB/PKCS1Padding", null, vector, vector.group()));
  }

  @ParameterizedTest
  @MethodSource("oaep")
  void oaepIsDecrypted(VectorFile file) {
    Tally.of(file)
        .notOffered(file.name().equals("rsa_oaep_misc") ? OF_1536_BITS : 0)
        .run(
            vector -> {
              List<String> group = vector.group();
              OAEPParameterSpec parameters =
                  new OAEPParameterSpec(
                      group.get(0),
                      "MGF1",
                      new MGF1ParameterSpec(group.get(1)),
                      new PSource.PSpecified(vector.bytes(2)));
              return decrypts("RSA/ECB/OAEPPadding", parameters, vector, group.subList(2, 5));
            });
  }

  private static boolean decrypts(
      String transformation, AlgorithmParameterSpec parameters, Vector vector, List<String> numbers)
      throws Exception {
    TpmPrivateKey key = keys.rsa(numbers.get(0), numbers.get(1), numbers.get(2));
    Cipher cipher = Cipher.getInstance(transformation, provider);
    cipher.init(Cipher.DECRYPT_MODE, key, parameters);
    try {
      assertArrayEquals(vector.bytes(0), cipher.doFinal(vector.bytes(1)));
      return true;
    } catch (BadPaddingException | IllegalBlockSizeException e) {
      return false;
    }
  }
}
