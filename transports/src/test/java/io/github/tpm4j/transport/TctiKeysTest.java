package io.github.tpm4j.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TctiKeysTest {

  @Test
  void readsValuesAndBareWords() {
    TctiKeys keys = parse("engine: memory , dir=/a=b,port=7");
    assertTrue(keys.has("memory"));
    assertEquals(Optional.of(""), keys.text("memory"));
    assertEquals(Optional.of("/a=b"), keys.text("dir"));
    assertEquals(7, keys.number("port", 1, 1, 9));
  }

  @Test
  void givesTheDefaultOfAKeyThatIsAbsent() {
    TctiKeys keys = parse("engine");
    assertFalse(keys.has("dir"));
    assertEquals(Optional.empty(), keys.text("dir"));
    assertEquals("d", keys.text("dir", "d"));
    assertEquals(3, keys.number("port", 3, 4, 9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"engine:size=1", "engine:dir=a,dir=b", "engine:=a"})
  void refusesUnknownAndRepeatedKeys(String tcti) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> parse(tcti));
    assertTrue(e.getMessage().contains("\"" + tcti + "\""), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "10", "-1", "", "x", "99999999999"})
  void refusesANumberOutOfItsRange(String value) {
    TctiKeys keys = parse("engine:port=" + value);
    assertThrows(IllegalArgumentException.class, () -> keys.number("port", 1, 1, 9));
  }

  private static TctiKeys parse(String tcti) {
    return TctiKeys.parse(TctiConfiguration.parse(tcti), "dir", "memory", "port");
  }
}
