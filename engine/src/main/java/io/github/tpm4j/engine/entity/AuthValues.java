package io.github.tpm4j.engine.entity;

import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Arrays;

/** Trailing zeros of authValues do not count (Part 1, 19.4.2). */
public final class AuthValues {

  private AuthValues() {}

  /** The value without trailing zeros. */
  public static SecretBytes trimmed(SecretBytes authValue) {
    byte[] value = authValue.borrow();
    int size = value.length;
    while (size > 0 && value[size - 1] == 0) {
      size--;
    }
    return size == value.length ? authValue : SecretBytes.adopt(Arrays.copyOf(value, size));
  }

  /** The value with trailing zeros up to {@code sizeBytes}, so that its length is not told. */
  public static SecretBytes padded(SecretBytes authValue, int sizeBytes) {
    return SecretBytes.adopt(Arrays.copyOf(authValue.borrow(), sizeBytes));
  }
}
