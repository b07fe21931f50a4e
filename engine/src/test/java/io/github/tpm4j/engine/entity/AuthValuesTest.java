package io.github.tpm4j.engine.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.tss.wire.SecretBytes;
import org.junit.jupiter.api.Test;

class AuthValuesTest {

  @Test
  void trimsTrailingZerosOnly() {
    assertEquals(secret(0, 1), AuthValues.trimmed(secret(0, 1, 0, 0)));
    assertEquals(SecretBytes.EMPTY, AuthValues.trimmed(secret(0, 0)));
    assertEquals(secret(1), AuthValues.trimmed(secret(1)));
  }

  @Test
  void padsToTheSize() {
    assertEquals(secret(1, 0, 0), AuthValues.padded(secret(1), 3));
  }

  private static SecretBytes secret(int... octets) {
    byte[] bytes = new byte[octets.length];
    for (int index = 0; index < octets.length; index++) {
      bytes[index] = (byte) octets[index];
    }
    return SecretBytes.adopt(bytes);
  }
}
