package io.github.tpm4j.provider.kem;

import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Objects;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The part of the shared secret that a caller asks for.
 *
 * @param from its first byte
 * @param to the byte after its last
 * @param algorithm of the key that it is made
 */
record SecretSlice(int from, int to, String algorithm) {

  /**
   * What is asked for, checked.
   *
   * @param secretBytes how many the whole secret has
   * @throws IndexOutOfBoundsException if the secret has no such part
   */
  static SecretSlice of(int from, int to, String algorithm, int secretBytes) {
    Objects.checkFromToIndex(from, to, secretBytes);
    Objects.requireNonNull(algorithm, "the name of the secret key's algorithm");
    return new SecretSlice(from, to, algorithm);
  }

  SecretKey of(SecretBytes secret) {
    return new SecretKeySpec(secret.borrow(), from, to - from, algorithm);
  }
}
