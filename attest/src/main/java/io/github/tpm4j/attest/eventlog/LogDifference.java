package io.github.tpm4j.attest.eventlog;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a boot differs from another one that is known to be good.
 *
 * @param pcr whose events differ
 * @param expected the event of the good one; empty if the other has more
 * @param found the event instead of it; empty if there is none
 */
public record LogDifference(int pcr, Optional<LoggedEvent> expected, Optional<LoggedEvent> found) {

  /**
   * The first event of a PCR that differs, by its digest.
   *
   * @param good replayed, and known to be good
   * @param other replayed
   * @param bank whose digests are compared
   * @param pcr number of a PCR, from 0
   * @return empty if the PCR has the same events in both
   */
  public static Optional<LogDifference> first(
      ReplayedLog good, ReplayedLog other, TpmAlg bank, int pcr) {
    List<LoggedEvent> expected = good.events(pcr);
    List<LoggedEvent> found = other.events(pcr);
    for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
      Optional<LoggedEvent> one = at(expected, i);
      Optional<LoggedEvent> two = at(found, i);
      if (!Objects.equals(digest(one, bank), digest(two, bank))) {
        return Optional.of(new LogDifference(pcr, one, two));
      }
    }
    return Optional.empty();
  }

  private static Optional<LoggedEvent> at(List<LoggedEvent> events, int index) {
    return index < events.size() ? Optional.of(events.get(index)) : Optional.empty();
  }

  private static Bytes digest(Optional<LoggedEvent> event, TpmAlg bank) {
    return event.map(e -> e.digests().get(bank)).orElse(null);
  }
}
