package io.github.tpm4j.engine.store;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Body = AES-256-GCM of the payload, with its tag; the context is the associated data. The nonce is
 * the record's number: the key belongs to one file, which one process writes once, in order (NIST
 * SP 800-38D, 8.2.1).
 */
final class GcmSealer implements RecordSealer {
  static final int KEY_BYTES = 32;

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private final SecretKeySpec key;
  private final Cipher cipher;

  GcmSealer(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
    try {
      this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has AES/GCM/NoPadding", e);
    }
  }

  @Override
  public int overheadBytes() {
    return TAG_BYTES;
  }

  @Override
  public byte[] seal(byte[] context, long sequence, byte[] payload) {
    try {
      return run(Cipher.ENCRYPT_MODE, context, sequence, payload);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM refused to encrypt", e);
    }
  }

  @Override
  public Optional<byte[]> open(byte[] context, long sequence, byte[] body) {
    try {
      return Optional.of(run(Cipher.DECRYPT_MODE, context, sequence, body));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM refused to decrypt", e);
    }
  }

  private byte[] run(int mode, byte[] context, long sequence, byte[] input)
      throws GeneralSecurityException {
    byte[] nonce = ByteBuffer.allocate(NONCE_BYTES).putInt(0).putLong(sequence).array();
    cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    cipher.updateAAD(context);
    return cipher.doFinal(input);
  }
}
