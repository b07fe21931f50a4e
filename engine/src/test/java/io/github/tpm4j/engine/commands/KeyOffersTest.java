package io.github.tpm4j.engine.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.PostQuantumKeys;
import io.github.tpm4j.engine.testing.TestObjects;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.handles.TpmHandle;
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
  private static final List<String[]> TABLE = CommandTables.rows("key-offers.tsv");

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

    assertEquals(CommandTables.code(code), tpm.code(offers.request(handle, key)), rule);
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
