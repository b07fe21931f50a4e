package io.github.tpm4j.engine.crypto.edwards;

import io.github.tpm4j.engine.crypto.library.NativeScheme;
import io.github.tpm4j.engine.crypto.library.NativeVerifyingKey;
import io.github.tpm4j.engine.crypto.library.Primitive;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.math.ec.rfc8032.Ed448;

/** A public key of EdDSA and HashEdDSA (RFC 8032, 5.1.5 and 5.2.5). */
public final class EddsaPublicKey {
  private final EdwardsCurve curve;
  private final byte[] encoded;
  private volatile NativeVerifyingKey nativeKey;

  EddsaPublicKey(EdwardsCurve curve, byte[] encoded) {
    this.curve = curve;
    this.encoded = encoded;
  }

  /** The key of an encoding; empty if that is no point of the large subgroup. */
  public static Optional<EddsaPublicKey> of(EdwardsCurve curve, byte[] encoded) {
    boolean isPoint =
        encoded.length == curve.keyBytes()
            && switch (curve) {
              case ED25519 -> Ed25519.validatePublicKeyFull(encoded, 0);
              case ED448 -> Ed448.validatePublicKeyFull(encoded, 0);
            };
    return isPoint ? Optional.of(new EddsaPublicKey(curve, encoded.clone())) : Optional.empty();
  }

  public EdwardsCurve curve() {
    return curve;
  }

  /** As RFC 8032 has it, {@link EdwardsCurve#keyBytes} long. */
  public byte[] encoded() {
    return encoded.clone();
  }

  /**
   * What a message is taken into, of which a signature is to be verified.
   *
   * @param r the first half of the signature
   */
  public EddsaDigest challenge(byte[] r) {
    return EddsaDigest.challenge(curve, false, r, encoded);
  }

  /** Whether a signature is of EdDSA over a message. */
  public boolean verify(byte[] message, byte[] signature) {
    return signature.length == curve.signatureBytes()
        && nativeKey()
            .flatMap(key -> key.verify(message, signature))
            .orElseGet(() -> verifyHere(message, signature));
  }

  /** The key in the native library, prepared once; empty where that does not verify with it. */
  Optional<NativeVerifyingKey> nativeKey() {
    NativeVerifyingKey known = nativeKey;
    if (known == null && Primitive.ED25519_VERIFY.isNative() && curve == EdwardsCurve.ED25519) {
      known = NativeVerifyingKey.of(NativeScheme.ED25519, encoded).orElse(null);
      nativeKey = known;
    }
    return Optional.ofNullable(known);
  }

  boolean verifyHere(byte[] message, byte[] signature) {
    EddsaDigest challenge = challenge(Arrays.copyOf(signature, curve.keyBytes()));
    challenge.update(message);
    return verify(challenge, signature);
  }

  /** Whether a signature is of HashEdDSA over a digest. */
  public boolean verifyDigest(byte[] digest, byte[] signature) {
    if (signature.length != curve.signatureBytes()) {
      return false;
    }
    byte[] r = Arrays.copyOf(signature, curve.keyBytes());
    EddsaDigest challenge = EddsaDigest.challenge(curve, true, r, encoded);
    challenge.update(digest);
    return verify(challenge, signature);
  }

  /**
   * Whether a signature is the one whose {@link #challenge} has taken the message: [S]B - [k]A
   * encodes as R does.
   */
  public boolean verify(EddsaDigest challenge, byte[] signature) {
    if (signature.length != curve.signatureBytes()) {
      return false;
    }
    byte[] r = Arrays.copyOf(signature, curve.keyBytes());
    BigInteger s = number(Arrays.copyOfRange(signature, curve.keyBytes(), signature.length));
    if (s.compareTo(curve.order()) >= 0) {
      return false;
    }
    BigInteger k = number(challenge.scalar()).mod(curve.order());
    EdwardsPoint publicPoint = EdwardsPoint.decode(curve, encoded).orElseThrow();
    byte[] expected = curve.generator().multiplyAndAdd(s, k, publicPoint.negate()).encode();
    return MessageDigest.isEqual(expected, r);
  }

  private static BigInteger number(byte[] littleEndian) {
    return new BigInteger(1, org.bouncycastle.util.Arrays.reverse(littleEndian));
  }
}
