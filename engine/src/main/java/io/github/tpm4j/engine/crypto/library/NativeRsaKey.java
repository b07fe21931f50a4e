package io.github.tpm4j.engine.crypto.library;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPrivateKeySpec;
import java.util.Optional;
import javax.crypto.Cipher;

/** An RSA private key inside the native library, prepared once. Safe for several threads. */
public final class NativeRsaKey implements AutoCloseable {
  private final NativeLibrary library;
  private final PrivateKey key;

  private NativeRsaKey(NativeLibrary library, PrivateKey key) {
    this.library = library;
    this.key = key;
  }

  /**
   * Gives a key to the library that is in use; empty if there is none, or if it refuses the key.
   */
  public static Optional<NativeRsaKey> of(RSAPrivateCrtKeySpec numbers) {
    return NativeLibrary.forUse()
        .flatMap(library -> NativeLibrary.attempt(() -> of(library, numbers)));
  }

  /**
   * The same with a library that is still to be tested.
   *
   * @throws GeneralSecurityException if the library refuses it
   */
  static NativeRsaKey of(NativeLibrary library, RSAPrivateKeySpec numbers)
      throws GeneralSecurityException {
    return new NativeRsaKey(library, library.rsaKeys().generatePrivate(numbers));
  }

  /**
   * RSADP (RFC 8017, 5.1.2), blinded; empty if the numbers do not fit together, which the library
   * finds out by the public exponent.
   *
   * @param block of the modulus's size, and below the modulus
   */
  public Optional<byte[]> apply(byte[] block) {
    return NativeLibrary.attempt(() -> decrypt(block));
  }

  byte[] decrypt(byte[] block) throws GeneralSecurityException {
    Cipher rsa = library.rsa();
    rsa.init(Cipher.DECRYPT_MODE, key);
    return rsa.doFinal(block);
  }

  /** Wipes the numbers in the library's memory. */
  @Override
  public void close() {
    library.wipe(key);
  }
}
