package io.github.tpm4j.attest.eventlog.firmware;

import io.github.tpm4j.attest.Refusal;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.eventlog.InitialPcrs;
import io.github.tpm4j.attest.eventlog.LogInput;
import io.github.tpm4j.attest.eventlog.LogLimits;
import io.github.tpm4j.attest.eventlog.Replay;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The log of the firmware as it was read; nothing of it is verified. Immutable.
 *
 * @param specId the banks that it has digests for; empty if it is of the SHA-1 form, which can be
 *     replayed against the SHA-1 bank only
 * @param initialPcrs what PCR 0 began with, as the log has it
 * @param events all of them, those that were not extended too
 * @param truncation where the log ends in the middle of an event; empty if it does not
 */
public record FirmwareLog(
    Optional<SpecId> specId,
    InitialPcrs initialPcrs,
    List<FirmwareEvent> events,
    Optional<Refusal> truncation) {

  /**
   * Makes one from its components.
   *
   * @param specId the banks that it has digests for; empty if it is of the SHA-1 form, which can be
   *     replayed against the SHA-1 bank only
   * @param initialPcrs what PCR 0 began with, as the log has it
   * @param events all of them, those that were not extended too
   * @param truncation where the log ends in the middle of an event; empty if it does not
   */
  public FirmwareLog {
    events = List.copyOf(events);
  }

  /**
   * Reads a log.
   *
   * @param in read to its end, and not closed
   * @param limits how much of it is taken
   * @return refused if it is no log, is greater than the limits, or ends in the middle of an event
   * @throws IOException if the stream throws it
   */
  public static Verdict<FirmwareLog> read(InputStream in, LogLimits limits) throws IOException {
    return read(in, limits, false);
  }

  /**
   * Reads a log that is in memory, within the default limits.
   *
   * @param log as it was read
   * @return refused if it is no log, is greater than the limits, or ends in the middle of an event
   */
  public static Verdict<FirmwareLog> read(Bytes log) {
    try {
      return read(new ByteArrayInputStream(log.borrow()), LogLimits.DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * {@return as {@link #read}, but of a log that ends in the middle of an event all before it is
   * taken, as where the firmware's room for its log was too small}
   *
   * @param in read from its beginning, and not closed
   * @param limits how much of it is taken
   * @throws IOException if the stream throws it
   */
  public static Verdict<FirmwareLog> readTruncated(InputStream in, LogLimits limits)
      throws IOException {
    return read(in, limits, true);
  }

  private static Verdict<FirmwareLog> read(InputStream in, LogLimits limits, boolean truncated)
      throws IOException {
    FirmwareLogReader reader = new FirmwareLogReader(new LogInput(in, limits));
    List<FirmwareEvent> events = new ArrayList<>();
    Optional<Refusal> end = Optional.empty();
    try {
      for (Optional<FirmwareEvent> event = reader.next();
          event.isPresent();
          event = reader.next()) {
        events.add(event.get());
      }
    } catch (RefusedException e) {
      Refusal refusal = e.refusals().get(0);
      if (!truncated || !reader.isTruncation(refusal)) {
        return new Verdict.Refused<>(e.refusals());
      }
      end = Optional.of(refusal);
    }
    return new Verdict.Accepted<>(
        new FirmwareLog(reader.specId(), reader.initialPcrs(), events, end));
  }

  /**
   * Begins the replay of this log; others may follow.
   *
   * @return a replay that begins with this log
   */
  public Replay replay() {
    return Replay.from(initialPcrs).then(events);
  }
}
