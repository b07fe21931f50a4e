package io.github.tpm4j.keystore.chunks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Data of any length after a header: chunks of AES-256-GCM. The nonce of a chunk is 7 zero bytes,
 * its number from 0 in 4 bytes, and 1 for the last one, 0 for the others; the key is used for
 * nothing else. The associated data of all are SHA-256 of the header, or of what else the chunks
 * belong to. There is always one chunk, and only the last one may be shorter.
 */
public final class EncryptedChunks {
  /** Of the key, in bytes. */
  public static final int KEY_BYTES = 32;

  private static final int TAG_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int ZERO_BYTES = 7;
  private static final long MAX_CHUNKS = 1L << 32;

  private final byte[] key;
  private final byte[] headerDigest;
  private final int chunkBytes;
  private final Refusal refusal;

  /** Makes the exception that says what is wrong with the data. */
  @FunctionalInterface
  public interface Refusal {
    IOException of(String message, Throwable cause);
  }

  /**
   * @param key is copied by the JVM's cipher; the caller wipes its own
   * @param header what the chunks belong to
   * @param chunkBytes of plaintext in each chunk but the last
   */
  public EncryptedChunks(byte[] key, byte[] header, int chunkBytes, Refusal refusal) {
    this.key = key;
    this.refusal = refusal;
    this.headerDigest = sha256(header);
    this.chunkBytes = chunkBytes;
  }

  private static byte[] sha256(byte[] data) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Encrypts all of a stream. */
  public void encrypt(InputStream in, OutputStream out) throws IOException {
    transform(Cipher.ENCRYPT_MODE, in, chunkBytes, out);
  }

  /**
   * Decrypts all of a stream. What is written before an exception is the beginning of the data.
   *
   * @throws IOException by the refusal, if anything was changed, added, moved or left out
   */
  public void decrypt(InputStream in, OutputStream out) throws IOException {
    transform(Cipher.DECRYPT_MODE, in, chunkBytes + TAG_BYTES, out);
  }

  // A chunk is the last one if nothing comes after it, so one is read ahead.
  private void transform(int mode, InputStream in, int inputBytes, OutputStream out)
      throws IOException {
    byte[] chunk = new byte[inputBytes];
    byte[] next = new byte[inputBytes];
    byte[] result = new byte[chunkBytes + TAG_BYTES];
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      int size = in.readNBytes(chunk, 0, inputBytes);
      for (long number = 0; ; number++) {
        int nextSize = size < inputBytes ? 0 : in.readNBytes(next, 0, inputBytes);
        boolean isLast = nextSize == 0;
        init(cipher, mode, number, isLast);
        out.write(result, 0, transformed(cipher, chunk, size, result, number));
        if (isLast) {
          return;
        }
        byte[] swap = chunk;
        chunk = next;
        next = swap;
        size = nextSize;
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JVM has no AES-256-GCM", e);
    } finally {
      Arrays.fill(chunk, (byte) 0);
      Arrays.fill(next, (byte) 0);
      Arrays.fill(result, (byte) 0);
    }
  }

  private int transformed(Cipher cipher, byte[] chunk, int size, byte[] result, long number)
      throws IOException, GeneralSecurityException {
    try {
      return cipher.doFinal(chunk, 0, size, result);
    } catch (AEADBadTagException | ShortBufferException e) {
      // The second is what JDKs say of a chunk that is shorter than its tag.
      throw damaged(number, e);
    }
  }

  private IOException damaged(long number, GeneralSecurityException cause) {
    return refusal.of(
        "The data are not as they were written: chunk "
            + number
            + " is damaged, or is not where it was, or the data are cut off after it; if it is"
            + " chunk 0, the header may be damaged",
        cause);
  }

  private void init(Cipher cipher, int mode, long number, boolean isLast)
      throws IOException, GeneralSecurityException {
    if (number >= MAX_CHUNKS) {
      throw refusal.of("The data have more chunks than the format can count", null);
    }
    byte[] nonce =
        ByteBuffer.allocate(NONCE_BYTES)
            .position(ZERO_BYTES)
            .putInt((int) number)
            .put((byte) (isLast ? 1 : 0))
            .array();
    cipher.init(
        mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    cipher.updateAAD(headerDigest);
  }
}
