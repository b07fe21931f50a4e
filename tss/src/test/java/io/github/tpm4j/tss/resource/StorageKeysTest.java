package io.github.tpm4j.tss.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StorageKeysTest {
  private static final Bytes RIGHT = Bytes.ofHex("000b01");
  private static final Bytes WRONG = Bytes.ofHex("000b02");

  private final StorageKeys keys = new StorageKeys(() -> StorageTemplates.ECC_P256);

  @Test
  void aNameIsLearntFromTheFirstKeyThatProvesIt() {
    assertEquals(Optional.empty(), keys.proven());
    keys.prove(StorageTemplates.ECC_P256, RIGHT);
    keys.prove(StorageTemplates.ECC_P256, WRONG);
    assertEquals(Optional.of(RIGHT), keys.proven());
    assertTrue(keys.isTrusted(RIGHT));
  }

  @Test
  void theNameOfAnotherKindOfKeyIsAnother() {
    keys.prove(StorageTemplates.RSA_2048, RIGHT);
    assertEquals(Optional.empty(), keys.proven());
    assertFalse(keys.isTrusted(WRONG));
  }
}
