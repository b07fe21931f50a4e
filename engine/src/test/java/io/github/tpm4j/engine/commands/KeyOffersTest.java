package io.github.tpm4j.engine.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.PostQuantumKeys;
import io.github.tpm4j.engine.testing.TestObjects;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of key of version 185, offered as each handle that may be a key. */
class KeyOffersTest {
  private static final List<String[]> TABLE = table();

  private static List<String[]> table() {
    try (InputStream in = KeyOffersTest.class.getResourceAsStream("key-offers.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Stream<Arguments> offers() {
    List<Arguments> offers = new ArrayList<>();
    for (String[] row : TABLE) {
      for (OfferedKey key : OfferedKey.values()) {
        String code = row[1 + key.ordinal()];
        if (!code.equals("-")) {
          offers.add(Arguments.of(row[0], key, code, row[row.length - 1]));
        }
      }
    }
    return offers.stream();
  }

  @ParameterizedTest(name = "{0} {1}: {2} ({3})")
  @MethodSource("offers")
  void theCodeIsThatOfTheTable(String handle, OfferedKey kind, String code, String rule) {
    TestTpm tpm = TestTpm.started(PostQuantumKeys.profile());
    KeyOffers offers = new KeyOffers(tpm);
    TpmHandle key = tpm.run(TestObjects.primary(TpmHandle.OWNER, kind.template())).objectHandle();

    assertEquals(expected(code), tpm.code(offers.request(handle, key)), rule);
  }

  private static TpmRc expected(String text) {
    String[] parts = text.split("\\.");
    TpmRc code;
    try {
      code = (TpmRc) TpmRc.class.getField(parts[0]).get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(text, e);
    }
    if (parts.length == 1) {
      return code;
    }
    int number = parts[1].charAt(1) - '0';
    return parts[1].charAt(0) == 'H' ? code.handle(number) : code.parameter(number);
  }

  @Test
  void theTableHasEveryHandle() {
    Set<String> known = new TreeSet<>();
    new KeyOffers(TestTpm.started(PostQuantumKeys.profile())).handles().forEach(known::add);
    Set<String> listed = new TreeSet<>(TABLE.stream().map(row -> row[0]).toList());
    assertEquals(known, listed);
    assertEquals(
        Set.of(2 + OfferedKey.values().length),
        new TreeSet<>(TABLE.stream().map(row -> Arrays.asList(row).size()).toList()));
  }
}
