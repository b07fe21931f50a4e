package io.github.tpm4j.attest.eventlog;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Events that have led to quoted PCR values. Their digests are as true as the quote; of their data
 * only {@link LoggedEvent#measuredData} is.
 *
 * @param values the quoted values
 * @param events those of the quoted PCR, extended before the quote, in order
 */
public record ReplayedLog(Map<Pcr, Bytes> values, List<LoggedEvent> events) {

  /**
   * Makes one from its components.
   *
   * @param values the quoted values
   * @param events those of the quoted PCR, extended before the quote, in order
   */
  public ReplayedLog {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    events = List.copyOf(events);
  }

  /**
   * {@return the events of one PCR}
   *
   * @param pcr number of a PCR, from 0
   */
  public List<LoggedEvent> events(int pcr) {
    return events.stream().filter(event -> event.pcr() == pcr).toList();
  }

  /**
   * {@return whether a PCR was quoted in a bank, so that digests of that bank are true}
   *
   * @param bank whose digests are looked at
   * @param pcr number of a PCR, from 0
   */
  public boolean covers(TpmAlg bank, int pcr) {
    return values.containsKey(new Pcr(bank, pcr));
  }
}
