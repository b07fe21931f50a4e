package io.github.tpm4j.provider.signature;

import java.security.SignatureException;
import java.util.Arrays;

/** A message that is signed as it is: a digest that the caller made, or a DigestInfo. */
final class ShortMessage implements Message {
  private final byte[] octets;
  private int size;

  /**
   * @param maximumBytes the longest that any key could sign
   */
  ShortMessage(int maximumBytes) {
    octets = new byte[maximumBytes];
  }

  @Override
  public void update(byte[] more, int offset, int length) throws SignatureException {
    if (length > octets.length - size) {
      throw new SignatureException(
          "What is signed without a digest has " + octets.length + " bytes at most");
    }
    System.arraycopy(more, offset, octets, size, length);
    size += length;
  }

  @Override
  public byte[] finish() {
    byte[] message = Arrays.copyOf(octets, size);
    reset();
    return message;
  }

  @Override
  public void reset() {
    size = 0;
  }
}
