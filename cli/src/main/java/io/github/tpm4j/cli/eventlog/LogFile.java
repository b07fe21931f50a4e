package io.github.tpm4j.cli.eventlog;

import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.eventlog.InitialPcrs;
import io.github.tpm4j.attest.eventlog.LogLimits;
import io.github.tpm4j.attest.eventlog.LoggedEvent;
import io.github.tpm4j.attest.eventlog.Replay;
import io.github.tpm4j.attest.eventlog.ReplayedLog;
import io.github.tpm4j.attest.eventlog.cel.CelLog;
import io.github.tpm4j.attest.eventlog.firmware.FirmwareLog;
import io.github.tpm4j.attest.eventlog.firmware.FirmwareReplay;
import io.github.tpm4j.attest.eventlog.ima.ImaExtension;
import io.github.tpm4j.attest.eventlog.ima.ImaLog;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A log that was read, of whichever form.
 *
 * @param firmware the same, if it is the firmware's
 * @param warning what is wrong with its end; empty if nothing
 */
public record LogFile(
    LogForm form,
    List<? extends LoggedEvent> events,
    Optional<FirmwareLog> firmware,
    Optional<String> warning) {
  private static final Set<HashAlg> BANKS = Set.of(HashAlg.SHA1, HashAlg.SHA256, HashAlg.SHA384);

  /**
   * Reads a log of the form that it begins like.
   *
   * @throws RefusedException if it is no log of this form; it says what is wrong and where
   */
  public static LogFile read(Path file) throws IOException, RefusedException {
    try (InputStream in = Files.newInputStream(file)) {
      // One byte more than is taken, so that the reader refuses what is too large.
      byte[] log = in.readNBytes((int) LogLimits.DEFAULT.maxBytes() + 1);
      return read(log, LogForm.guess(log));
    }
  }

  private static LogFile read(byte[] log, LogForm form) throws IOException, RefusedException {
    return switch (form) {
      case FIRMWARE -> firmware(FirmwareLog.readTruncated(in(log), LogLimits.DEFAULT).orThrow());
      case IMA -> ima(log);
      case CEL_TLV -> cel(form, CelLog.readTlv(in(log), LogLimits.DEFAULT));
      case CEL_JSON -> cel(form, CelLog.readJson(in(log), LogLimits.DEFAULT));
    };
  }

  private static ByteArrayInputStream in(byte[] log) {
    return new ByteArrayInputStream(log);
  }

  private static LogFile firmware(FirmwareLog log) {
    return new LogFile(
        LogForm.FIRMWARE,
        log.events(),
        Optional.of(log),
        log.truncation().map(refusal -> "The log ends in the middle of an event: " + refusal));
  }

  private static LogFile ima(byte[] log) throws IOException, RefusedException {
    ImaLog ima = ImaLog.read(in(log), LogLimits.DEFAULT, LogForm.imaHash(log)).orThrow();
    return new LogFile(
        LogForm.IMA,
        ima.events(ImaExtension.HASHED_FOR_EACH_BANK, BANKS),
        Optional.empty(),
        Optional.empty());
  }

  private static LogFile cel(LogForm form, Verdict<CelLog> log) throws RefusedException {
    return new LogFile(form, log.orThrow().records(), Optional.empty(), Optional.empty());
  }

  /** What the PCR of a bank hold after all events, by their numbers. */
  Map<Pcr, Bytes> values(HashAlg bank) {
    return replay().values(bank);
  }

  /** Compares with values of a TPM, allowing for what firmware is known to leave out. */
  public Verdict<ReplayedLog> against(Map<Pcr, Bytes> values) {
    return firmware.isPresent()
        ? FirmwareReplay.tolerant(firmware.get()).against(values).map(FirmwareReplay.Result::log)
        : replay().allowingLaterEvents().against(values);
  }

  private Replay replay() {
    return Replay.from(firmware.map(FirmwareLog::initialPcrs).orElse(InitialPcrs.PLAIN))
        .then(events);
  }
}
