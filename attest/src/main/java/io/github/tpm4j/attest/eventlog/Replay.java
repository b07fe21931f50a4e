package io.github.tpm4j.attest.eventlog;

import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Extends the events of logs, one log after the other, and compares what comes out with the values
 * that a TPM has quoted. Immutable.
 *
 * <pre>{@code
 * Verdict<ReplayedLog> verdict =
 *     Replay.from(log.initialPcrs()).then(log.events()).against(quote.values());
 * }</pre>
 */
public final class Replay {
  private final InitialPcrs initial;
  private final List<LoggedEvent> events;
  private final boolean laterEventsAllowed;

  private Replay(InitialPcrs initial, List<LoggedEvent> events, boolean laterEventsAllowed) {
    this.initial = initial;
    this.events = events;
    this.laterEventsAllowed = laterEventsAllowed;
  }

  /**
   * Begins with what PCR held before the first event.
   *
   * @param initial what the PCR held
   * @return a replay without events
   */
  public static Replay from(InitialPcrs initial) {
    return new Replay(initial, List.of(), false);
  }

  /**
   * Goes on with the events of a log, in its order.
   *
   * @param more in the order of their log
   * @return a replay of these events too
   */
  public Replay then(List<? extends LoggedEvent> more) {
    List<LoggedEvent> all = new ArrayList<>(events);
    all.addAll(more);
    return new Replay(initial, all, laterEventsAllowed);
  }

  /**
   * Takes logs that were read after the quote was made, or in which an event is written before it
   * is extended, as IMA does: events after the quoted value are left out of the result. The first
   * one of each PCR must have been extended.
   *
   * @return a replay that takes such logs
   */
  public Replay allowingLaterEvents() {
    return new Replay(initial, events, true);
  }

  /**
   * Compares with quoted values.
   *
   * @param values each as long as a digest of its bank; PCR that are not among them are not judged
   * @return the events that led to these values, or for each PCR that is not reached a refusal
   *     which names the event that is likely at fault
   */
  public Verdict<ReplayedLog> against(Map<Pcr, Bytes> values) {
    return Verdict.of(() -> new ReplayRun(initial, events, laterEventsAllowed).run(values));
  }

  /**
   * What the PCR of a bank hold after all events.
   *
   * @param hash of the bank
   * @return a value for each PCR that an event of the logs is about
   */
  public Map<Pcr, Bytes> values(HashAlg hash) {
    Map<Pcr, Bytes> values = new LinkedHashMap<>();
    for (LoggedEvent event : events) {
      Bytes digest = event.isExtended() ? event.digests().get(hash.alg()) : null;
      if (digest != null) {
        Pcr pcr = new Pcr(hash.alg(), event.pcr());
        values.put(pcr, Digests.of(hash, values.getOrDefault(pcr, initial.of(pcr, hash)), digest));
      }
    }
    return values;
  }
}
