package io.github.tpm4j.differential;

import io.github.tpm4j.tss.constants.TpmRc;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How often each command was answered with each response code, by the reference. */
public final class Coverage {
  private final Map<String, Map<TpmRc, Integer>> codes = new TreeMap<>();

  void count(String command, TpmRc code) {
    codes
        .computeIfAbsent(command, key -> new TreeMap<>(Comparator.comparingInt(TpmRc::value)))
        .merge(code, 1, Integer::sum);
  }

  /** How often the command succeeded. */
  public int successes(String command) {
    return codes.getOrDefault(command, Map.of()).getOrDefault(TpmRc.SUCCESS, 0);
  }

  /** The commands that never succeeded, of those that were sent. */
  public Set<String> neverSucceeded() {
    return codes.keySet().stream()
        .filter(command -> successes(command) == 0)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A line for each command: how often it succeeded, and how often it was sent. */
  public String successes() {
    return codes.entrySet().stream()
        .map(
            entry ->
                "%s %d of %d"
                    .formatted(
                        entry.getKey(),
                        successes(entry.getKey()),
                        entry.getValue().values().stream().mapToInt(Integer::intValue).sum()))
        .collect(Collectors.joining("\n"));
  }

  /** How many commands were sent. */
  public int total() {
    return codes.values().stream()
        .flatMap(counts -> counts.values().stream())
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** A line for each command: how often it succeeded, and with which codes it failed. */
  @Override
  public String toString() {
    return codes.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining("\n"));
  }
}
