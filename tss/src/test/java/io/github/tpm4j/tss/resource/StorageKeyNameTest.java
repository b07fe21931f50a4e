package io.github.tpm4j.tss.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.wire.Bytes;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StorageKeyNameTest {
  private static final Bytes RIGHT = Bytes.ofHex("000b01");
  private static final Bytes WRONG = Bytes.ofHex("000b02");

  @Test
  void isWhatTheSettingsSay_andNoOther() {
    StorageKeyName name = new StorageKeyName(() -> Optional.of(RIGHT));
    assertTrue(name.isKnown());
    name.accept(WRONG);
    assertEquals(RIGHT, name.get());
  }

  @Test
  void isLearntFromTheFirstKeyThatProvesIt() {
    StorageKeyName name = new StorageKeyName(Optional::empty);
    assertFalse(name.isKnown());
    name.accept(RIGHT);
    name.accept(WRONG);
    assertEquals(RIGHT, name.get());
  }

  @Test
  void whatWasTrustedBeforeIsTrustedNoMore_ifItWasAnother() {
    StorageKeyName name = new StorageKeyName(Optional::empty);
    name.trusted(WRONG);
    int before = name.distrusted();
    name.accept(RIGHT);
    assertTrue(name.distrusted() != before);
  }

  @Test
  void whatWasTrustedBeforeStaysSo_ifItWasTheRightOne() {
    StorageKeyName name = new StorageKeyName(Optional::empty);
    name.trusted(RIGHT);
    int before = name.distrusted();
    name.accept(RIGHT);
    assertEquals(before, name.distrusted());
  }
}
