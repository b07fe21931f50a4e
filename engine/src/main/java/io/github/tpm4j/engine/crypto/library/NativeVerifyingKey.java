package io.github.tpm4j.engine.crypto.library;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/**
 * A public key of ML-DSA or Ed25519 inside the native library, prepared once. Safe for several
 * threads.
 */
public final class NativeVerifyingKey {
  private final NativeLibrary library;
  private final NativeScheme scheme;
  private final PublicKey key;

  private NativeVerifyingKey(NativeLibrary library, NativeScheme scheme, PublicKey key) {
    this.library = library;
    this.scheme = scheme;
    this.key = key;
  }

  /**
   * Gives a key to the library that is in use; empty if there is none, or if it refuses the key.
   *
   * @param encoded as FIPS 204 and RFC 8032 have it
   */
  public static Optional<NativeVerifyingKey> of(NativeScheme scheme, byte[] encoded) {
    return NativeLibrary.forUse()
        .flatMap(library -> NativeLibrary.attempt(() -> of(library, scheme, encoded)));
  }

  static NativeVerifyingKey of(NativeLibrary library, NativeScheme scheme, byte[] encoded)
      throws GeneralSecurityException {
    X509EncodedKeySpec info = new X509EncodedKeySpec(Der.publicKey(scheme, encoded));
    return new NativeVerifyingKey(library, scheme, library.keys(scheme).generatePublic(info));
  }

  /**
   * Whether a signature is right; empty if the library does not say.
   *
   * @param message of ML-DSA, its representative
   */
  public Optional<Boolean> verify(byte[] message, byte[] signature) {
    return NativeLibrary.attempt(() -> isRight(message, signature));
  }

  boolean isRight(byte[] message, byte[] signature) throws GeneralSecurityException {
    Signature verifier = library.signature(scheme);
    verifier.initVerify(key);
    verifier.update(message);
    return verifier.verify(signature);
  }
}
