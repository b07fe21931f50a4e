package io.github.tpm4j.attest.eventlog.cel;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.eventlog.LogInput;
import io.github.tpm4j.attest.eventlog.LogLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A canonical event log as it was read; nothing of it is verified. Immutable.
 *
 * @param records all of them, for {@link io.github.tpm4j.attest.eventlog.Replay}
 */
public record CelLog(List<CelRecord> records) {

  /**
   * Makes one from its components.
   *
   * @param records all of them, for {@link io.github.tpm4j.attest.eventlog.Replay}
   */
  public CelLog {
    records = List.copyOf(records);
  }

  /** Where records come from. */
  @FunctionalInterface
  private interface Source {
    Optional<CelRecord> next() throws IOException, RefusedException;
  }

  /**
   * Reads the TLV encoding.
   *
   * @param in read to its end, and not closed
   * @param limits how much of it is taken
   * @return refused if it is no such log, or greater than the limits
   * @throws IOException if the stream throws it
   */
  public static Verdict<CelLog> readTlv(InputStream in, LogLimits limits) throws IOException {
    return read(new CelTlvReader(new LogInput(in, limits))::next);
  }

  /**
   * Reads the JSON encoding: records one after the other, as JSON text sequences (RFC 7464) have
   * them and systemd writes them, or in one array.
   *
   * @param in read to its end, and not closed
   * @param limits how much of it is taken
   * @return refused if it is no such log, or greater than the limits
   * @throws IOException if the stream throws it
   */
  public static Verdict<CelLog> readJson(InputStream in, LogLimits limits) throws IOException {
    try (CelJsonReader reader = new CelJsonReader(in, limits)) {
      return read(reader::next);
    }
  }

  private static Verdict<CelLog> read(Source source) throws IOException {
    List<CelRecord> records = new ArrayList<>();
    try {
      for (Optional<CelRecord> next = source.next(); next.isPresent(); next = source.next()) {
        requireLater(records, next.get());
        records.add(next.get());
      }
    } catch (RefusedException e) {
      return new Verdict.Refused<>(e.refusals());
    }
    return new Verdict.Accepted<>(new CelLog(records));
  }

  /** Numbers rise, so that no record can be moved or doubled unseen. */
  private static void requireLater(List<CelRecord> before, CelRecord record)
      throws RefusedException {
    OptionalLong last =
        before.isEmpty() ? OptionalLong.empty() : before.get(before.size() - 1).recordNumber();
    if (last.isPresent()
        && record.recordNumber().isPresent()
        && record.recordNumber().getAsLong() <= last.getAsLong()) {
      throw new RefusedException(
          Reason.MALFORMED,
          record.where(),
          "recnum " + record.recordNumber().getAsLong() + " after " + last.getAsLong());
    }
  }
}
