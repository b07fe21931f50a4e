package io.github.tpm4j.attest.eventlog.firmware;

import static io.github.tpm4j.attest.testing.FirmwareLogWriter.ascii;
import static io.github.tpm4j.attest.testing.Verdicts.accepted;
import static io.github.tpm4j.attest.testing.Verdicts.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.Refusal;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.eventlog.Replay;
import io.github.tpm4j.attest.eventlog.ReplayedLog;
import io.github.tpm4j.attest.testing.FirmwareLogWriter;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Logs against values that a TPM has come to. */
class FirmwareReplayTest {
  private static final Bytes ZEROS = Bytes.adopt(new byte[4]);

  private static FirmwareLogWriter boot() {
    return FirmwareLogWriter.of(HashAlg.SHA1, HashAlg.SHA256)
        .startupLocality(3)
        .event(0, EventType.S_CRTM_VERSION, ascii("1.0"))
        .event(4, EventType.EFI_ACTION, ascii("Calling EFI Application from Boot Option"))
        .separators()
        .event(4, EventType.EFI_BOOT_SERVICES_APPLICATION, ascii("the loader"), Samples.IMAGE)
        .event(5, EventType.EFI_GPT_EVENT, Samples.GPT);
  }

  private static FirmwareLog log(FirmwareLogWriter writer) {
    return accepted(FirmwareLog.read(writer.toBytes()));
  }

  private static Map<Pcr, Bytes> values(FirmwareLog log) {
    return log.replay().values(HashAlg.SHA256);
  }

  private static String only(Verdict<?> verdict, Reason reason) {
    assertRefused(verdict, reason);
    Refusal refusal = verdict.refusals().get(0);
    return refusal.where() + ": " + refusal.detail();
  }

  @Test
  void theValueIsWhatATpmComesTo() {
    FirmwareLog log = log(boot());
    // H(H(0…03 ‖ H("1.0")) ‖ H(00000000)), computed with Python's hashlib.
    assertEquals(
        "a428a921df0d58858055692075e7098cad35a082d4e3986be2c99892dc645012",
        values(log).get(new Pcr(TpmAlg.SHA256, 0)).toHex());
    ReplayedLog replayed = accepted(log.replay().against(values(log)));
    assertEquals(3, replayed.events(4).size());
    assertEquals(
        List.of("EV_S_CRTM_VERSION", "EV_SEPARATOR"),
        replayed.events(0).stream().map(event -> event.typeName()).toList());
  }

  @Test
  void severalBanksAreReplayedTogether() {
    FirmwareLog log = log(boot());
    Map<Pcr, Bytes> both = new LinkedHashMap<>(values(log));
    both.putAll(log.replay().values(HashAlg.SHA1));
    accepted(log.replay().against(both));
    both.put(new Pcr(TpmAlg.SHA1, 7), Bytes.adopt(new byte[20]));
    assertTrue(
        log.replay().against(both).refusals().stream()
            .anyMatch(refusal -> refusal.where().equals("PCR 7 (SHA1)")));
  }

  @Test
  void pcrWithoutEventsHoldWhatTheyBeganWith() {
    FirmwareLog log = log(boot());
    accepted(
        log.replay()
            .against(
                Map.of(
                    new Pcr(TpmAlg.SHA256, 16),
                    Bytes.adopt(new byte[32]),
                    new Pcr(TpmAlg.SHA256, 17),
                    Bytes.ofHex("ff".repeat(32)))));
    assertTrue(
        only(
                log.replay()
                    .against(Map.of(new Pcr(TpmAlg.SHA256, 14), Bytes.ofHex("ff".repeat(32)))),
                Reason.REPLAY_DIFFERS)
            .contains("no event"));
  }

  @Test
  void aLogWithoutABankCannotBeReplayedInIt() {
    FirmwareLog log = log(boot());
    Map<Pcr, Bytes> values = Map.of(new Pcr(TpmAlg.SHA384, 4), Bytes.adopt(new byte[48]));
    assertTrue(only(log.replay().against(values), Reason.DIGEST_MISSING).contains("EV_EFI_ACTION"));
  }

  @Test
  void namesAnEventThatWasAddedToTheLog() {
    FirmwareLog real = log(boot());
    FirmwareLog longer =
        log(
            FirmwareLogWriter.of(HashAlg.SHA1, HashAlg.SHA256)
                .startupLocality(3)
                .event(0, EventType.S_CRTM_VERSION, ascii("1.0"))
                .event(4, EventType.EFI_ACTION, ascii("Calling EFI Application from Boot Option"))
                .event(4, EventType.EFI_ACTION, ascii("Something else"))
                .separators()
                .event(
                    4, EventType.EFI_BOOT_SERVICES_APPLICATION, ascii("the loader"), Samples.IMAGE)
                .event(5, EventType.EFI_GPT_EVENT, Samples.GPT));
    String text = only(longer.replay().against(values(real)), Reason.REPLAY_DIFFERS);
    assertTrue(text.startsWith("PCR 4 (SHA256): reached without event 4 (offset "), text);
  }

  @Test
  void refusesALogFromWhichAnEventWasTaken() {
    FirmwareLog real = log(boot().event(4, EventType.EFI_ACTION, ascii("a program")));
    String text = only(log(boot()).replay().against(values(real)), Reason.REPLAY_DIFFERS);
    assertTrue(text.startsWith("PCR 4 (SHA256): "), text);
    assertTrue(text.contains("comes of 3 events"), text);
  }

  @Test
  void namesEventsThatChangedPlaces() {
    FirmwareLog real = log(boot());
    FirmwareLog swapped =
        log(
            FirmwareLogWriter.of(HashAlg.SHA1, HashAlg.SHA256)
                .startupLocality(3)
                .event(0, EventType.S_CRTM_VERSION, ascii("1.0"))
                .separators()
                .event(4, EventType.EFI_ACTION, ascii("Calling EFI Application from Boot Option"))
                .event(
                    4, EventType.EFI_BOOT_SERVICES_APPLICATION, ascii("the loader"), Samples.IMAGE)
                .event(5, EventType.EFI_GPT_EVENT, Samples.GPT));
    String text = only(swapped.replay().against(values(real)), Reason.REPLAY_DIFFERS);
    assertTrue(text.contains("if event 7 (offset "), text);
    assertTrue(text.contains("PCR 4 EV_SEPARATOR comes after the next"), text);
  }

  @Test
  void namesTheFirstEventThatSaysSomethingElseThanItsDigest() {
    FirmwareLog real = log(boot());
    FirmwareLog changed =
        log(
            FirmwareLogWriter.of(HashAlg.SHA1, HashAlg.SHA256)
                .startupLocality(3)
                .event(0, EventType.S_CRTM_VERSION, ascii("1.0"))
                .event(
                    4,
                    EventType.EFI_ACTION,
                    ascii("Something else"),
                    ascii("Calling EFI Application from Boot Option"))
                .separators()
                .event(
                    4, EventType.EFI_BOOT_SERVICES_APPLICATION, ascii("the loader"), Samples.IMAGE)
                .event(5, EventType.EFI_GPT_EVENT, Samples.GPT));
    String text = only(changed.replay().against(values(real)), Reason.REPLAY_DIFFERS);
    assertTrue(text.contains("not that of its data is event 3 (offset "), text);
  }

  @Test
  void aLogThatGoesOnIsRefused_unlessAllowed() {
    FirmwareLog log = log(boot().event(4, EventType.EFI_ACTION, ascii("later")));
    Map<Pcr, Bytes> earlier = values(log(boot()));
    String text = only(log.replay().against(earlier), Reason.EVENTS_AFTER_VALUE);
    assertTrue(text.contains("reached before event 14 (offset "), text);
    ReplayedLog covered = accepted(log.replay().allowingLaterEvents().against(earlier));
    assertEquals(3, covered.events(4).size());
  }

  @Test
  void eventsThatWereNotExtendedAreNotExtended() {
    FirmwareLog log = log(boot().noAction(ascii("anything")));
    assertEquals(values(log(boot())), values(log));
  }

  @Test
  void allowsForALocalityThatIsNotInTheLog() {
    FirmwareLog real = log(boot());
    FirmwareLogWriter writer =
        FirmwareLogWriter.of(HashAlg.SHA256).event(0, EventType.S_CRTM_VERSION, ascii("1.0"));
    FirmwareLog silent = log(writer.event(0, EventType.SEPARATOR, ZEROS));
    Pcr zero = new Pcr(TpmAlg.SHA256, 0);
    Map<Pcr, Bytes> value = Map.of(zero, values(real).get(zero));
    only(silent.replay().against(value), Reason.REPLAY_DIFFERS);
    FirmwareReplay.Result result = accepted(FirmwareReplay.tolerant(silent).against(value));
    assertEquals(Set.of(Deviation.STARTUP_LOCALITY_MISSING), result.deviations());
    only(new FirmwareReplay(silent, Set.of(), List.of()).against(value), Reason.REPLAY_DIFFERS);
  }

  @Test
  void allowsForALogThatWasCopiedBeforeExitBootServices() {
    FirmwareLog copied = log(boot());
    FirmwareLog whole =
        log(
            boot()
                .event(5, EventType.EFI_ACTION, ascii("Exit Boot Services Invocation"))
                .event(5, EventType.EFI_ACTION, ascii("Exit Boot Services Returned with Success")));
    FirmwareReplay.Result result = accepted(FirmwareReplay.tolerant(copied).against(values(whole)));
    assertEquals(Set.of(Deviation.EXIT_BOOT_SERVICES_MISSING), result.deviations());
    assertEquals(4, result.log().events(5).size());
    assertEquals(-1, result.log().events(5).get(3).offset());
  }

  @Test
  void noDeviationMakesAnotherValueRight() {
    FirmwareLog log = log(boot());
    Map<Pcr, Bytes> changed = new HashMap<>(values(log));
    changed.replaceAll((pcr, value) -> Bytes.adopt(new byte[32]));
    assertEquals(changed.size(), FirmwareReplay.tolerant(log).against(changed).refusals().size());
  }

  @Test
  void othersLogsMayFollow() {
    FirmwareLog first = log(boot());
    FirmwareLog second =
        log(FirmwareLogWriter.of(HashAlg.SHA256).event(11, EventType.EFI_ACTION, ascii("x")));
    Replay both = first.replay().then(second.events());
    assertEquals(9, both.values(HashAlg.SHA256).size());
    accepted(both.against(both.values(HashAlg.SHA256)));
  }
}
