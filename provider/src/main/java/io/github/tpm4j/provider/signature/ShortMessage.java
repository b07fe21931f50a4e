package io.github.tpm4j.provider.signature;

import java.security.SignatureException;
import java.util.Arrays;

/** A message that is signed as it is: a digest that the caller made, or a DigestInfo. */
final class ShortMessage implements Message {
  private final byte[] octets;
  private int size;
  private boolean overflowed;

  /**
   * @param maximumBytes the longest that any key could sign
   */
  ShortMessage(int maximumBytes) {
    octets = new byte[maximumBytes];
  }

  @Override
  public void update(byte[] more, int offset, int length) {
    int kept = Math.min(length, octets.length - size);
    System.arraycopy(more, offset, octets, size, kept);
    size += kept;
    overflowed |= kept < length;
  }

  @Override
  public byte[] finish() throws SignatureException {
    byte[] message = Arrays.copyOf(octets, size);
    boolean tooLong = overflowed;
    reset();
    if (tooLong) {
      throw new SignatureException(
          "What is signed without a digest has " + octets.length + " bytes at most");
    }
    return message;
  }

  @Override
  public void reset() {
    size = 0;
    overflowed = false;
  }
}
