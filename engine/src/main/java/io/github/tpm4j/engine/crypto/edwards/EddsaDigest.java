package io.github.tpm4j.engine.crypto.edwards;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.EncodableDigest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.digests.SHAKEDigest;

/**
 * The hash of a curve's EdDSA, SHA-512 or SHAKE256, over a message that is taken in parts (RFC
 * 8032, 5.1 and 5.2).
 */
public final class EddsaDigest {
  private static final int SHAKE_BITS = 256;
  private static final int NO_CONTEXT = 0;

  private final EdwardsCurve curve;
  private final Digest digest;

  private EddsaDigest(EdwardsCurve curve, Digest digest) {
    this.curve = curve;
    this.digest = digest;
  }

  /** Begins the digest of a message that HashEdDSA signs. */
  public static EddsaDigest ofMessage(EdwardsCurve curve) {
    return new EddsaDigest(
        curve,
        switch (curve) {
          case ED25519 -> new SHA512Digest();
          case ED448 -> new SHAKEDigest(SHAKE_BITS);
        });
  }

  /** Begins k: dom(F, "") ‖ R ‖ A, after which comes the message, or its digest. */
  static EddsaDigest challenge(EdwardsCurve curve, boolean isDigest, byte[] r, byte[] publicKey) {
    EddsaDigest challenge = ofMessage(curve);
    // Only plain Ed25519 has no prefix.
    if (isDigest || curve == EdwardsCurve.ED448) {
      challenge.update(prefix(curve).getBytes(US_ASCII));
      challenge.update(new byte[] {(byte) (isDigest ? 1 : 0), NO_CONTEXT});
    }
    challenge.update(r);
    challenge.update(publicKey);
    return challenge;
  }

  private static String prefix(EdwardsCurve curve) {
    return switch (curve) {
      case ED25519 -> "SigEd25519 no Ed25519 collisions";
      case ED448 -> "SigEd448";
    };
  }

  public EdwardsCurve curve() {
    return curve;
  }

  /** Takes the next part. */
  public void update(byte[] part) {
    digest.update(part, 0, part.length);
  }

  /** The digest of what was taken, {@link EdwardsCurve#DIGEST_BYTES} long; no more can be. */
  public byte[] messageDigest() {
    return finish(EdwardsCurve.DIGEST_BYTES);
  }

  /** k, twice as long as a key. */
  byte[] scalar() {
    return finish(curve.signatureBytes());
  }

  private byte[] finish(int size) {
    byte[] octets = new byte[size];
    if (digest instanceof SHAKEDigest shake) {
      shake.doFinal(octets, 0, size);
    } else {
      digest.doFinal(octets, 0);
    }
    return octets;
  }

  /** What {@link #restore} goes on from. */
  public byte[] state() {
    return ((EncodableDigest) digest).getEncodedState();
  }

  /**
   * Goes on from a state.
   *
   * @throws RuntimeException if it is none
   */
  public static EddsaDigest restore(EdwardsCurve curve, byte[] state) {
    return new EddsaDigest(
        curve,
        switch (curve) {
          case ED25519 -> new SHA512Digest(state);
          case ED448 -> new SHAKEDigest(state);
        });
  }
}
