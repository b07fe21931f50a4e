package io.github.tpm4j.attest.eventlog;

import static io.github.tpm4j.attest.testing.Verdicts.accepted;
import static io.github.tpm4j.attest.testing.Verdicts.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.Refusal;
import io.github.tpm4j.attest.eventlog.firmware.EventType;
import io.github.tpm4j.attest.eventlog.firmware.FirmwareEvent;
import io.github.tpm4j.attest.eventlog.firmware.FirmwareLog;
import io.github.tpm4j.attest.testing.FirmwareLogWriter;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Logs that go on after the values were read. */
class ReplayTest {
  private static final Pcr PCR_10 = new Pcr(TpmAlg.SHA256, 10);
  private static final Pcr PCR_17 = new Pcr(TpmAlg.SHA256, 17);
  private static final Bytes ZEROS = Bytes.adopt(new byte[32]);
  private static final Bytes DATA = FirmwareLogWriter.ascii("measured");

  private static List<FirmwareEvent> events(int... pcrs) {
    FirmwareLogWriter log = FirmwareLogWriter.of(HashAlg.SHA256);
    for (int pcr : pcrs) {
      log.event(pcr, EventType.IPL, DATA);
    }
    return accepted(FirmwareLog.read(log.toBytes())).events();
  }

  private static Replay late(int... pcrs) {
    return Replay.from(InitialPcrs.PLAIN).then(events(pcrs)).allowingLaterEvents();
  }

  private static Bytes extended(Bytes value) {
    return Digests.of(HashAlg.SHA256, value, Digests.of(HashAlg.SHA256, DATA));
  }

  @Test
  void aPcrThatNothingWasExtendedIntoIsNotOfALogWithEventsForIt() {
    var refused = late(10, 10).against(Map.of(PCR_10, ZEROS));
    assertRefused(refused, Reason.REPLAY_DIFFERS);
    assertTrue(
        refused.refusals().get(0).detail().startsWith("nothing was ever extended into it"),
        refused::toString);
    Bytes ones = Bytes.ofHex("ff".repeat(32));
    assertRefused(late(17).against(Map.of(PCR_17, ones)), Reason.REPLAY_DIFFERS);
  }

  @Test
  void aPcrWithoutEventsMayBeAsItBegan() {
    assertEquals(0, accepted(late(9).against(Map.of(PCR_10, ZEROS))).events().size());
  }

  @Test
  void searchesTheEventAtFaultForAFewPcrOnly() {
    Map<Pcr, Bytes> values = new LinkedHashMap<>();
    // Each PCR is reached without the first of its two events.
    Bytes other = Digests.of(HashAlg.SHA256, ZEROS, Digests.of(HashAlg.SHA256, ZEROS));
    FirmwareLogWriter log = FirmwareLogWriter.of(HashAlg.SHA256);
    for (int pcr = 1; pcr <= 10; pcr++) {
      log.event(pcr, EventType.IPL, DATA);
      log.event(pcr, EventType.IPL, ZEROS);
      values.put(new Pcr(TpmAlg.SHA256, pcr), other);
    }
    List<FirmwareEvent> events = accepted(FirmwareLog.read(log.toBytes())).events();
    List<Refusal> refusals = Replay.from(InitialPcrs.PLAIN).then(events).against(values).refusals();
    assertEquals(10, refusals.size());
    assertEquals(
        4, refusals.stream().filter(it -> it.detail().startsWith("reached without")).count());
  }

  @Test
  void whatWasExtendedLaterIsLeftOut() {
    Bytes once = extended(ZEROS);
    assertEquals(1, accepted(late(10, 10).against(Map.of(PCR_10, once))).events().size());
    assertEquals(2, accepted(late(10, 10).against(Map.of(PCR_10, extended(once)))).events().size());
  }
}
