package io.github.tpm4j.engine.crypto.library;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/** An EC public key inside the native library, prepared once. Safe for several threads. */
public final class NativeEcPublicKey {
  private final NativeLibrary library;
  private final PublicKey key;

  private NativeEcPublicKey(NativeLibrary library, PublicKey key) {
    this.library = library;
    this.key = key;
  }

  /**
   * Gives a point to the library that is in use; empty if there is none, or if it refuses the
   * point.
   *
   * @param x of the field's size, as y
   */
  public static Optional<NativeEcPublicKey> of(NativeCurve curve, byte[] x, byte[] y) {
    return NativeLibrary.forUse()
        .flatMap(library -> NativeLibrary.attempt(() -> of(library, curve, x, y)));
  }

  static NativeEcPublicKey of(NativeLibrary library, NativeCurve curve, byte[] x, byte[] y)
      throws GeneralSecurityException {
    X509EncodedKeySpec encoded = new X509EncodedKeySpec(Der.ecPublicKey(curve, x, y));
    return new NativeEcPublicKey(library, library.ecKeys().generatePublic(encoded));
  }

  PublicKey key() {
    return key;
  }

  /**
   * Whether an ECDSA signature is right; empty if the library does not say.
   *
   * @param signature Ecdsa-Sig-Value in DER
   */
  public Optional<Boolean> verify(byte[] digest, byte[] signature) {
    return NativeLibrary.attempt(() -> isRight(digest, signature));
  }

  boolean isRight(byte[] digest, byte[] signature) throws GeneralSecurityException {
    Signature ecdsa = library.ecdsa();
    ecdsa.initVerify(key);
    ecdsa.update(digest);
    return ecdsa.verify(signature);
  }
}
