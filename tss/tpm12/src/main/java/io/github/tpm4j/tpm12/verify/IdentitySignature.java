package io.github.tpm4j.tpm12.verify;

import io.github.tpm4j.tpm12.wire.Bytes;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;

/** Signatures of identity keys: RSASSA-PKCS1-v1_5 with SHA-1 and 2048 bits (Part 3, 15.1). */
public final class IdentitySignature {
  private static final int KEY_SIZE_BITS = 2048;

  private IdentitySignature() {}

  /**
   * {@return whether an identity key can be so long}
   *
   * @param key a public key
   */
  public static boolean fits(RSAPublicKey key) {
    return key.getModulus().bitLength() == KEY_SIZE_BITS;
  }

  /**
   * {@return the same key}
   *
   * @param key a public key
   * @throws IllegalArgumentException if it has not 2048 bits, as each identity key has
   */
  public static RSAPublicKey requireFit(RSAPublicKey key) {
    if (!fits(key)) {
      throw new IllegalArgumentException(
          "An identity key has 2048 bits, not " + key.getModulus().bitLength());
    }
    return key;
  }

  /**
   * {@return whether the key has signed this}
   *
   * @param key the identity key
   * @param signed of any size
   * @param signature as long as the modulus
   */
  public static boolean isBy(RSAPublicKey key, Bytes signed, Bytes signature) {
    try {
      Signature verifier = Signature.getInstance("SHA1withRSA");
      verifier.initVerify(key);
      verifier.update(signed.toArray());
      return verifier.verify(signature.toArray());
    } catch (GeneralSecurityException e) {
      return false; // A signature of another length, or a key that is none.
    }
  }
}
