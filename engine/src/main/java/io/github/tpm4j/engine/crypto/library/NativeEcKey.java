package io.github.tpm4j.engine.crypto.library;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.KeyAgreement;

/** An EC private key inside the native library, prepared once. Safe for several threads. */
public final class NativeEcKey implements AutoCloseable {
  private final NativeLibrary library;
  private final NativeCurve curve;
  private final PrivateKey key;

  private NativeEcKey(NativeLibrary library, NativeCurve curve, PrivateKey key) {
    this.library = library;
    this.curve = curve;
    this.key = key;
  }

  /** A computation with a key inside the library. */
  @FunctionalInterface
  public interface Operation {
    byte[] apply(NativeEcKey key) throws GeneralSecurityException;
  }

  /**
   * Gives a key to the library that is in use; empty if there is none, or if it refuses the key.
   *
   * @param d from 1 to n - 1, padded to the order's size
   */
  public static Optional<NativeEcKey> of(NativeCurve curve, byte[] d) {
    return NativeLibrary.forUse()
        .flatMap(library -> NativeLibrary.attempt(() -> of(library, curve, d)));
  }

  /** The same with a library that is still to be tested. */
  static NativeEcKey of(NativeLibrary library, NativeCurve curve, byte[] d)
      throws GeneralSecurityException {
    byte[] encoded = Der.ecPrivateKey(curve, d);
    try {
      // The specification's own copies of the bytes are left to the garbage collector.
      PrivateKey key = library.ecKeys().generatePrivate(new PKCS8EncodedKeySpec(encoded));
      return new NativeEcKey(library, curve, key);
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  /** The result; empty if the library does not come to one, for then others compute it. */
  public Optional<byte[]> compute(Operation operation) {
    return NativeLibrary.attempt(() -> operation.apply(this));
  }

  /** Q = [d]G: x and then y, each of the field's size. */
  public byte[] publicPoint() throws GeneralSecurityException {
    PublicKey publicKey = library.publicKey(key);
    byte[] encoded = publicKey.getEncoded();
    // SubjectPublicKeyInfo ends with the uncompressed point.
    int size = 2 * curve.coordinateBytes();
    return Arrays.copyOfRange(encoded, encoded.length - size, encoded.length);
  }

  /** ECDSA (FIPS 186-4, 6.4) over a digest of any length: Ecdsa-Sig-Value in DER. */
  public byte[] sign(byte[] digest) throws GeneralSecurityException {
    Signature signature = library.ecdsa();
    signature.initSign(key);
    signature.update(digest);
    return signature.sign();
  }

  /** x of [d]Q (SP 800-56A, 5.7.1.2). */
  public byte[] agree(NativeEcPublicKey other) throws GeneralSecurityException {
    KeyAgreement agreement = library.ecdh();
    agreement.init(key);
    agreement.doPhase(other.key(), true);
    return agreement.generateSecret();
  }

  /** Wipes the number in the library's memory. */
  @Override
  public void close() {
    library.wipe(key);
  }
}
