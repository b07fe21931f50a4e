package io.github.tpm4j.tss.crypto;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.wire.Bytes;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;

/** Looks into the padding of a PSS signature (RFC 8017, 9.1). */
public final class PssEncoding {

  private PssEncoding() {}

  /**
   * {@return how long the salt in a signature is, in bytes} The signature is not verified.
   *
   * @throws IllegalArgumentException if it is no PSS signature by this key with this hash
   */
  public static int saltBytes(RSAPublicKey key, HashAlg hash, Bytes signature) {
    EmsaPss padding = EmsaPss.of(SoftwareHash.of(hash), key.getModulus().bitLength());
    return padding
        .saltBytes(recover(key, signature, padding.length()))
        .orElseThrow(() -> new IllegalArgumentException("not a PSS signature with " + hash));
  }

  private static byte[] recover(RSAPublicKey key, Bytes signature, int length) {
    BigInteger number = new BigInteger(1, signature.borrow());
    return BigEndian.bytes(number.modPow(key.getPublicExponent(), key.getModulus()), length);
  }
}
