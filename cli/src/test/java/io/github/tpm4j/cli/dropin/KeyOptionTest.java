package io.github.tpm4j.cli.dropin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyOptionTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "'', true",
    "',remove', false",
    "',remove=true', false",
    "',remove=1', false",
    "',remove=false', true"
  })
  void removesTheKeysFileIfAsked(String option, boolean left) throws Exception {
    Path file = Files.writeString(folder.resolve("key"), "0123456789abcdef".repeat(2));
    KeyOption.parse("file=" + file + ",mode=aes-cbc" + option).read().close();
    assertEquals(left, Files.exists(file));
  }

  @Test
  void otherWordsAreRefused() {
    assertThrows(Refusal.class, () -> KeyOption.parse("file=key,removed"));
    assertThrows(Refusal.class, () -> KeyOption.parse("file"));
  }
}
