package io.github.tpm4j.engine.store;

import java.util.Arrays;
import java.util.Optional;

/**
 * Body = payload XOR the file's salt, SHA-256 of context and that. The salt hides nothing: it keeps
 * zeros out of the file, so that a sector of zeros is one that never was written.
 */
final class PlainSealer implements RecordSealer {
  private final byte[] fileSalt;

  PlainSealer(byte[] fileSalt) {
    this.fileSalt = fileSalt;
  }

  @Override
  public int overheadBytes() {
    return Sha256.LENGTH_BYTES;
  }

  @Override
  public byte[] seal(byte[] context, long sequence, byte[] payload) {
    byte[] whitened = whitened(payload);
    byte[] body = Arrays.copyOf(whitened, payload.length + Sha256.LENGTH_BYTES);
    System.arraycopy(Sha256.of(context, whitened), 0, body, payload.length, Sha256.LENGTH_BYTES);
    Arrays.fill(whitened, (byte) 0);
    return body;
  }

  @Override
  public Optional<byte[]> open(byte[] context, long sequence, byte[] body) {
    int length = body.length - Sha256.LENGTH_BYTES;
    if (length < 0) {
      return Optional.empty();
    }
    byte[] whitened = Arrays.copyOf(body, length);
    byte[] check = Sha256.of(context, whitened);
    return Arrays.equals(check, 0, check.length, body, length, body.length)
        ? Optional.of(whitened(whitened))
        : Optional.empty();
  }

  private byte[] whitened(byte[] bytes) {
    byte[] result = bytes.clone();
    for (int start = 0; start < result.length; start += fileSalt.length) {
      int length = Math.min(fileSalt.length, result.length - start);
      for (int i = 0; i < length; i++) {
        result[start + i] ^= fileSalt[i];
      }
    }
    return result;
  }
}
