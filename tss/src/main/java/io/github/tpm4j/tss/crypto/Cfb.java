package io.github.tpm4j.tss.crypto;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Block ciphers in CFB mode with feedback of whole blocks (Part 1, 11.4.5). */
public final class Cfb {
  /** Octets of a block, of every cipher here. */
  public static final int BLOCK_BYTES = 16;

  private static final Map<TpmAlg, String> CIPHERS =
      Map.of(TpmAlg.AES, "AES", TpmAlg.CAMELLIA, "Camellia", TpmAlg.SM4, "SM4");

  private Cfb() {}

  /** Encrypts; the result is as long as {@code plain}. */
  public static byte[] encrypt(TpmAlg cipher, byte[] key, byte[] iv, byte[] plain) {
    return run(Cipher.ENCRYPT_MODE, cipher, key, iv, plain);
  }

  /** Decrypts; the result is as long as {@code encrypted}. */
  public static byte[] decrypt(TpmAlg cipher, byte[] key, byte[] iv, byte[] encrypted) {
    return run(Cipher.DECRYPT_MODE, cipher, key, iv, encrypted);
  }

  private static byte[] run(int mode, TpmAlg alg, byte[] key, byte[] iv, byte[] input) {
    String name = CIPHERS.get(alg);
    if (name == null) {
      throw new TpmUnsupportedException(alg + " is no block cipher known here");
    }
    try {
      Cipher cipher =
          Cipher.getInstance(name + "/CFB/NoPadding", SoftwareProviders.of("Cipher", name));
      cipher.init(mode, new SecretKeySpec(key, name), new IvParameterSpec(iv));
      return cipher.doFinal(input);
    } catch (NoSuchAlgorithmException e) {
      throw new TpmUnsupportedException(alg + " is needed here: " + e.getMessage(), e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(name + "/CFB takes any input", e);
    }
  }
}
