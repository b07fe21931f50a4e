package io.github.tpm4j.provider.cipher;

import java.util.Arrays;
import javax.crypto.BadPaddingException;

/** The padding of CMS (RFC 5652, 6.3), which Java calls PKCS5Padding for every cipher. */
final class Pkcs7Padding {
  private Pkcs7Padding() {}

  /** The padded text; the caller wipes both. */
  static byte[] pad(byte[] text, int blockBytes) {
    int added = blockBytes - text.length % blockBytes;
    byte[] padded = Arrays.copyOf(text, text.length + added);
    Arrays.fill(padded, text.length, padded.length, (byte) added);
    return padded;
  }

  /**
   * The text without its padding. All bytes of the last block are looked at, whatever they are.
   *
   * @param padded at least one block
   */
  static byte[] unpad(byte[] padded, int blockBytes) throws BadPaddingException {
    int added = padded[padded.length - 1] & 0xFF;
    int wrong = added == 0 || added > blockBytes ? 1 : 0;
    for (int i = 1; i <= blockBytes; i++) {
      int differs = (padded[padded.length - i] & 0xFF) ^ added;
      wrong |= i <= added ? differs : 0;
    }
    if (wrong != 0) {
      throw new BadPaddingException("The last block is not padded as PKCS5Padding demands");
    }
    return Arrays.copyOf(padded, padded.length - added);
  }
}
