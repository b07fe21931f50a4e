package io.github.tpm4j.engine.crypto.library;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;

/**
 * A private key of ML-DSA or Ed25519 inside the native library, prepared once. Safe for several
 * threads.
 */
public final class NativeSigningKey implements AutoCloseable {
  private final NativeLibrary library;
  private final NativeScheme scheme;
  private final PrivateKey key;

  private NativeSigningKey(NativeLibrary library, NativeScheme scheme, PrivateKey key) {
    this.library = library;
    this.scheme = scheme;
    this.key = key;
  }

  /** A computation with a key inside the library. */
  @FunctionalInterface
  public interface Operation {
    byte[] apply(NativeSigningKey key) throws GeneralSecurityException;
  }

  /**
   * Gives a key to the library that is in use; empty if there is none, or if it refuses the key.
   *
   * @param seed 32 octets
   */
  public static Optional<NativeSigningKey> of(NativeScheme scheme, byte[] seed) {
    return NativeLibrary.forUse()
        .flatMap(library -> NativeLibrary.attempt(() -> of(library, scheme, seed)));
  }

  /** The same with a library that is still to be tested. */
  static NativeSigningKey of(NativeLibrary library, NativeScheme scheme, byte[] seed)
      throws GeneralSecurityException {
    byte[] encoded = Der.privateKey(scheme, seed);
    try {
      // The specification's own copies of the bytes are left to the garbage collector.
      PrivateKey key = library.keys(scheme).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      return new NativeSigningKey(library, scheme, key);
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  /** The result; empty if the library does not come to one, for then others compute it. */
  public Optional<byte[]> compute(Operation operation) {
    return NativeLibrary.attempt(() -> operation.apply(this));
  }

  /** The public key as FIPS 204 and RFC 8032 encode it. */
  public byte[] publicKey() throws GeneralSecurityException {
    byte[] encoded = library.publicKey(key).getEncoded();
    // SubjectPublicKeyInfo ends with it.
    return Arrays.copyOfRange(encoded, encoded.length - scheme.publicBytes(), encoded.length);
  }

  /**
   * A signature: of ML-DSA, hedged by the library's own random numbers.
   *
   * @param message of ML-DSA, its representative
   */
  public byte[] sign(byte[] message) throws GeneralSecurityException {
    Signature signature = library.signature(scheme);
    signature.initSign(key);
    signature.update(message);
    return signature.sign();
  }

  /** Wipes the key in the library's memory. */
  @Override
  public void close() {
    library.wipe(key);
  }
}
