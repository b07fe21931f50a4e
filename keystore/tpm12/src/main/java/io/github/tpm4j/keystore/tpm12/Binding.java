package io.github.tpm4j.keystore.tpm12;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/**
 * Encrypts to a binding key of a TPM 1.2, as it demands: RSAES-OAEP with SHA-1 and the label TCPA,
 * of a TPM_BOUND_DATA (Part 2, 10.5). Needs no TPM. {@code Cipher} with {@link #PARAMETERS} and the
 * private key decrypts it.
 */
public final class Binding {
  private static final byte[] LABEL = "TCPA".getBytes(StandardCharsets.US_ASCII);

  /** The parameters of OAEP, which are no secret and the same for all keys. */
  public static final OAEPParameterSpec PARAMETERS =
      new OAEPParameterSpec("SHA-1", "MGF1", MGF1ParameterSpec.SHA1, new PSource.PSpecified(LABEL));

  /** TPM_STRUCT_VER 1.1.0.0 and TPM_PT_BIND. */
  private static final byte[] HEADER = {1, 1, 0, 0, 2};

  private Binding() {}

  static byte[] label() {
    return LABEL.clone();
  }

  /**
   * {@return the ciphertext, as long as the modulus}
   *
   * @param key the public key
   * @param data 47 bytes less than the modulus at most; the caller wipes them
   * @throws InvalidKeyException if the key is too short for the data
   */
  public static byte[] encrypt(RSAPublicKey key, byte[] data) throws InvalidKeyException {
    byte[] bound = Arrays.copyOf(HEADER, HEADER.length + data.length);
    System.arraycopy(data, 0, bound, HEADER.length, data.length);
    try {
      Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key, PARAMETERS);
      return cipher.doFinal(bound);
    } catch (GeneralSecurityException e) {
      throw new InvalidKeyException("The key cannot encrypt this: " + e.getMessage(), e);
    } finally {
      Arrays.fill(bound, (byte) 0);
    }
  }
}
