package io.github.tpm4j.tss.session;

import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Arrays;

/** authValues as they enter keys: without trailing zeros (Part 1, 19.6.4.2). */
final class AuthValues {

  private AuthValues() {}

  /** The value without its trailing zeros; the value itself if it has none. */
  static SecretBytes trimmed(SecretBytes value) {
    byte[] octets = value.borrow();
    int length = octets.length;
    while (length > 0 && octets[length - 1] == 0) {
      length--;
    }
    return length == octets.length ? value : SecretBytes.adopt(Arrays.copyOf(octets, length));
  }
}
