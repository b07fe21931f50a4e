package io.github.tpm4j.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commits and contents that tests share. */
final class Records {
  private Records() {}

  static Map<String, Optional<byte[]>> set(String name, byte[] value) {
    return Map.of(name, Optional.of(value));
  }

  static Map<String, Optional<byte[]>> set(String name, String value) {
    return set(name, value.getBytes(UTF_8));
  }

  static Map<String, Optional<byte[]>> remove(String name) {
    return Map.of(name, Optional.empty());
  }

  /** Commits of several kinds: one, several and no bytes, long runs of zeros, a removal. */
  static List<Map<String, Optional<byte[]>>> someCommits() {
    return List.of(
        set("hierarchies", "seed"),
        Map.of("da", Optional.of(new byte[] {1}), "nv/01C00002", Optional.of(new byte[1100])),
        set("empty", ""),
        Map.of("da", Optional.empty(), "clock", Optional.of(new byte[] {0, 0, 0, 9})),
        set("nv/01C00002", new byte[1200]));
  }

  static Map<String, byte[]> after(List<Map<String, Optional<byte[]>>> commits) {
    Map<String, byte[]> content = new HashMap<>();
    commits.forEach(commit -> apply(content, commit));
    return content;
  }

  static void apply(Map<String, byte[]> content, Map<String, Optional<byte[]>> commit) {
    commit.forEach(
        (name, value) ->
            value.ifPresentOrElse(bytes -> content.put(name, bytes), () -> content.remove(name)));
  }

  static void assertSame(Map<String, byte[]> expected, Map<String, byte[]> actual) {
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach((name, value) -> assertArrayEquals(value, actual.get(name), name));
  }

  static boolean same(Map<String, byte[]> first, Map<String, byte[]> second) {
    return first.keySet().equals(second.keySet())
        && first.entrySet().stream()
            .allMatch(e -> Arrays.equals(e.getValue(), second.get(e.getKey())));
  }
}
