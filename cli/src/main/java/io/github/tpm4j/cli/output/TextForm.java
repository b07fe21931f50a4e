package io.github.tpm4j.cli.output;

import java.util.Base64;
import picocli.CommandLine.Option;

/** The options by which bytes are written as text; at most one of the ways. */
public final class TextForm {
  private static final byte[] DIGITS = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  @Option(names = "--hex", description = "Write hexadecimal digits.")
  private boolean hex;

  @Option(names = "--base64", description = "Write Base64 (RFC 4648), in one line.")
  private boolean base64;

  /** Whether one of the options was given. */
  public boolean isText() {
    return hex || base64;
  }

  /** The bytes to write, which are the given ones if they are not written as text. */
  public byte[] encode(byte[] bytes) {
    if (base64) {
      return Base64.getEncoder().encode(bytes);
    }
    return hex ? hexOf(bytes) : bytes;
  }

  /** Not by a String, which nobody can wipe. */
  private static byte[] hexOf(byte[] bytes) {
    byte[] digits = new byte[2 * bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      digits[2 * i] = DIGITS[bytes[i] >> 4 & 0xF];
      digits[2 * i + 1] = DIGITS[bytes[i] & 0xF];
    }
    return digits;
  }
}
