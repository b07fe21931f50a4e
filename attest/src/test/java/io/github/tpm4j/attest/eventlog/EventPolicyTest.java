package io.github.tpm4j.attest.eventlog;

import static io.github.tpm4j.attest.testing.FirmwareLogWriter.ascii;
import static io.github.tpm4j.attest.testing.Verdicts.accepted;
import static io.github.tpm4j.attest.testing.Verdicts.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.eventlog.firmware.EventType;
import io.github.tpm4j.attest.eventlog.firmware.FirmwareLog;
import io.github.tpm4j.attest.testing.FirmwareLogWriter;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which events are expected, and which are not. */
class EventPolicyTest {
  private static final Bytes LOADER = ascii("contents of the loader");
  private static final String CALLING = "Calling EFI Application from Boot Option";

  private static final EventPolicy POLICY =
      EventPolicy.judging(TpmAlg.SHA256, 4, 7)
          .allow("separators", EventPolicy.separator())
          .allow("boot option", EventPolicy.text(4, CALLING))
          .demand("loader", EventPolicy.digest(4, Set.of(Digests.of(HashAlg.SHA256, LOADER))))
          .build();

  private static FirmwareLogWriter boot() {
    return FirmwareLogWriter.of(HashAlg.SHA256)
        .event(4, EventType.EFI_ACTION, ascii(CALLING))
        .separators()
        .event(4, EventType.EFI_BOOT_SERVICES_APPLICATION, LOADER, ascii("\\EFI\\x"));
  }

  private static ReplayedLog replayed(FirmwareLogWriter writer) {
    Replay replay = accepted(FirmwareLog.read(writer.toBytes())).replay();
    return accepted(replay.against(replay.values(HashAlg.SHA256)));
  }

  @Test
  void givesTheEventsOfEachRule() {
    Map<String, List<LoggedEvent>> found = accepted(POLICY.check(replayed(boot())));
    assertEquals(2, found.get("separators").size());
    assertEquals(1, found.get("loader").size());
  }

  @Test
  void namesEachEventThatNoRuleExpects() {
    Verdict<?> verdict =
        POLICY.check(
            replayed(
                boot()
                    .event(4, EventType.EFI_BOOT_SERVICES_DRIVER, ascii("evil"), ascii("d"))
                    .event(7, EventType.EFI_ACTION, ascii("DMA Protection Disabled"))
                    .event(5, EventType.EFI_ACTION, ascii("not judged"))));
    assertRefused(verdict, Reason.EVENT_UNEXPECTED, Reason.EVENT_UNEXPECTED);
    assertTrue(verdict.refusals().get(1).toString().contains("DMA Protection Disabled"));
  }

  @Test
  void namesWhatIsMissing() {
    Verdict<?> verdict = POLICY.check(replayed(FirmwareLogWriter.of(HashAlg.SHA256).separators()));
    assertRefused(verdict, Reason.EVENT_MISSING);
    assertTrue(verdict.refusals().get(0).detail().contains("loader"));
  }

  @Test
  void aTextThatWasNotMeasuredFulfilsNoRule() {
    FirmwareLogWriter forged =
        FirmwareLogWriter.of(HashAlg.SHA256)
            .event(4, EventType.EFI_ACTION, ascii("something else"), ascii(CALLING))
            .event(4, EventType.EFI_BOOT_SERVICES_APPLICATION, LOADER, ascii("x"))
            .event(7, EventType.SEPARATOR, Bytes.adopt(new byte[4]));
    assertRefused(POLICY.check(replayed(forged)), Reason.EVENT_UNEXPECTED);
  }

  @Test
  void judgesOnlyWhatWasQuoted() {
    Replay replay = accepted(FirmwareLog.read(boot().toBytes())).replay();
    Pcr four = new Pcr(TpmAlg.SHA256, 4);
    Map<Pcr, Bytes> some = Map.of(four, replay.values(HashAlg.SHA256).get(four));
    assertRefused(POLICY.check(accepted(replay.against(some))), Reason.VALUE_MISSING);
  }

  @Test
  void rulesHaveNamesOfTheirOwn() {
    EventPolicy.Builder builder =
        EventPolicy.judging(TpmAlg.SHA256, 4).allow("a", EventPolicy.separator());
    assertThrows(IllegalArgumentException.class, () -> builder.allow("a", EventPolicy.separator()));
  }

  @Test
  void findsTheFirstDifferenceFromAGoodBoot() {
    ReplayedLog good = replayed(boot());
    ReplayedLog other =
        replayed(
            FirmwareLogWriter.of(HashAlg.SHA256)
                .event(4, EventType.EFI_ACTION, ascii(CALLING))
                .separators()
                .event(4, EventType.EFI_BOOT_SERVICES_APPLICATION, ascii("evil"), ascii("x")));
    LogDifference difference = LogDifference.first(good, other, TpmAlg.SHA256, 4).orElseThrow();
    assertEquals(10, difference.expected().orElseThrow().number());
    assertEquals(10, difference.found().orElseThrow().number());
    assertEquals(Optional.empty(), LogDifference.first(good, other, TpmAlg.SHA256, 7));
    LogDifference more =
        LogDifference.first(replayed(FirmwareLogWriter.of(HashAlg.SHA256)), other, TpmAlg.SHA256, 7)
            .orElseThrow();
    assertEquals(Optional.empty(), more.expected());
  }
}
