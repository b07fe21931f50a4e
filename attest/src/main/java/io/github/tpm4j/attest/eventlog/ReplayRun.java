package io.github.tpm4j.attest.eventlog;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.statement.Findings;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One replay of events against quoted values. */
final class ReplayRun {
  /** PCR of which it is looked which event is at fault; each takes up to 90,000 extensions. */
  private static final int MAX_SEARCHES = 4;

  private final InitialPcrs initial;
  private final Map<Integer, List<LoggedEvent>> byPcr = new HashMap<>();
  private final List<LoggedEvent> events;
  private final boolean laterEventsAllowed;
  private final Findings findings = new Findings();
  private int searches;

  ReplayRun(InitialPcrs initial, List<LoggedEvent> events, boolean laterEventsAllowed) {
    this.initial = initial;
    this.events = events;
    this.laterEventsAllowed = laterEventsAllowed;
    for (LoggedEvent event : events) {
      if (event.isExtended()) {
        byPcr.computeIfAbsent(event.pcr(), pcr -> new ArrayList<>()).add(event);
      }
    }
  }

  ReplayedLog run(Map<Pcr, Bytes> values) throws RefusedException {
    // A PCR that was quoted in several banks has had the same events in each.
    Map<Integer, Integer> covered = new HashMap<>();
    for (Map.Entry<Pcr, Bytes> entry : values.entrySet()) {
      Pcr pcr = entry.getKey();
      int count = replay(pcr, entry.getValue());
      Integer other = covered.putIfAbsent(pcr.number(), count);
      findings.require(
          other == null || other == count,
          Reason.REPLAY_DIFFERS,
          pcr.toString(),
          "this bank has " + count + " of the events, another one " + other);
    }
    findings.throwIfAny();
    return new ReplayedLog(values, coveredEvents(covered));
  }

  private List<LoggedEvent> coveredEvents(Map<Integer, Integer> covered) {
    List<LoggedEvent> result = new ArrayList<>();
    for (LoggedEvent event : events) {
      if (event.isExtended() && covered.merge(event.pcr(), -1, Integer::sum) >= 0) {
        result.add(event);
      }
    }
    return result;
  }

  /**
   * How many events lead to the value.
   *
   * @return 0 after a finding
   */
  private int replay(Pcr pcr, Bytes value) {
    Optional<HashAlg> hash = HashAlg.find(pcr.bank());
    if (hash.isEmpty() || !Digests.isInSoftware(hash.get())) {
      findings.add(Reason.UNSUPPORTED, pcr.toString(), "no such hash is here");
      return 0;
    }
    List<LoggedEvent> own = byPcr.getOrDefault(pcr.number(), List.of());
    Bytes[] digests = new Bytes[own.size()];
    for (int i = 0; i < digests.length; i++) {
      digests[i] = own.get(i).digests().get(pcr.bank());
      if (digests[i] == null) {
        findings.add(Reason.DIGEST_MISSING, own.get(i).where(), "no digest for " + pcr);
        return 0;
      }
    }
    PcrChain chain = new PcrChain(hash.get(), initial.of(pcr, hash.get()), digests);
    int reached = chain.lengthTo(value);
    if (reached < 0) {
      findings.add(Reason.REPLAY_DIFFERS, pcr.toString(), difference(pcr, chain, own, value));
      return 0;
    }
    if (reached == 0 && !own.isEmpty() && laterEventsAllowed) {
      findings.add(Reason.REPLAY_DIFFERS, pcr.toString(), neverExtended(own));
      return 0;
    }
    if (reached < own.size() && !laterEventsAllowed) {
      findings.add(
          Reason.EVENTS_AFTER_VALUE, pcr.toString(), "reached before " + own.get(reached).where());
      return 0;
    }
    return reached;
  }

  /** A log of another machine, or of before a reset, would be taken for one that was read late. */
  private static String neverExtended(List<LoggedEvent> own) {
    return "nothing was ever extended into it, and the log has "
        + own.size()
        + " events for it, the first "
        + own.get(0).where();
  }

  private String difference(Pcr pcr, PcrChain chain, List<LoggedEvent> own, Bytes value) {
    if (own.isEmpty()) {
      return value + " was quoted, and the log has no event for it";
    }
    return searched(chain, own, value).orElseGet(() -> unsearched(pcr, chain, own, value));
  }

  /** One event that explains the value. Whoever sends a log must not choose how much is hashed. */
  private Optional<String> searched(PcrChain chain, List<LoggedEvent> own, Bytes value) {
    if (searches == MAX_SEARCHES) {
      return Optional.empty();
    }
    searches++;
    int surplus = chain.surplusBefore(value);
    if (surplus >= 0) {
      return Optional.of(
          "reached without " + own.get(surplus).where() + ", which was not extended");
    }
    int swapped = chain.swappedBefore(value);
    return swapped < 0
        ? Optional.empty()
        : Optional.of(
            "reached if " + own.get(swapped).where() + " comes after the next event of its PCR");
  }

  private static String unsearched(Pcr pcr, PcrChain chain, List<LoggedEvent> own, Bytes value) {
    return value
        + " was quoted; "
        + chain.last()
        + " comes of "
        + own.size()
        + " events. "
        + suspect(pcr, own);
  }

  /** Of values alone nobody can say where two chains part; of data that digests cover, maybe. */
  private static String suspect(Pcr pcr, List<LoggedEvent> own) {
    for (LoggedEvent event : own) {
      if (event.contradictsItsDigest(pcr.bank())) {
        return "The first event whose digest is not that of its data is " + event.where();
      }
    }
    return "The last event is " + own.get(own.size() - 1).where();
  }
}
