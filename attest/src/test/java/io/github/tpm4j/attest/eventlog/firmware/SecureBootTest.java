package io.github.tpm4j.attest.eventlog.firmware;

import static io.github.tpm4j.attest.testing.FirmwareLogWriter.ascii;
import static io.github.tpm4j.attest.testing.FirmwareLogWriter.variable;
import static io.github.tpm4j.attest.testing.Verdicts.accepted;
import static io.github.tpm4j.attest.testing.Verdicts.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.testing.FirmwareLogWriter;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What PCR 7 says about secure boot. */
class SecureBootTest {
  private static final Bytes ZEROS = Bytes.adopt(new byte[4]);
  private static final Bytes OWNER_AND_DIGEST = Bytes.ofHex("11".repeat(16) + "22".repeat(32));

  private static FirmwareLogWriter settings(String on) {
    return FirmwareLogWriter.of(HashAlg.SHA256)
        .event(
            7,
            EventType.EFI_VARIABLE_DRIVER_CONFIG,
            variable(UefiGuid.GLOBAL_VARIABLE, "SecureBoot", Bytes.ofHex(on)))
        .event(
            7,
            EventType.EFI_VARIABLE_DRIVER_CONFIG,
            variable(UefiGuid.IMAGE_SECURITY_DATABASE, "dbx", dbx()));
  }

  private static Bytes dbx() {
    return FirmwareLogWriter.parts()
        .guid(UefiGuid.CERT_SHA256)
        .u32(28 + 2 * 48)
        .u32(0)
        .u32(48)
        .bytes(OWNER_AND_DIGEST)
        .bytes(OWNER_AND_DIGEST)
        .toBytes();
  }

  private static FirmwareLogWriter booted(String on) {
    return settings(on)
        .event(7, EventType.SEPARATOR, ZEROS)
        .event(
            7,
            EventType.EFI_VARIABLE_AUTHORITY,
            variable(UefiGuid.IMAGE_SECURITY_DATABASE, "db", ascii("a certificate")));
  }

  private static Verdict<SecureBoot> read(FirmwareLogWriter writer) {
    FirmwareLog log = accepted(FirmwareLog.read(writer.toBytes()));
    return SecureBoot.of(
        accepted(log.replay().against(log.replay().values(HashAlg.SHA256))), TpmAlg.SHA256);
  }

  @Test
  void knowsWhetherItWasOn_andWhoVouched() {
    SecureBoot on = accepted(read(booted("01")));
    assertTrue(on.enabled());
    assertEquals(Set.of("SecureBoot", "dbx"), on.variables().keySet());
    assertEquals(ascii("a certificate"), on.authorities().get(0).value());
    assertFalse(accepted(read(booted("00"))).enabled());
  }

  @Test
  void readsTheDatabases() {
    SecureBoot on = accepted(read(booted("01")));
    List<SignatureEntry> entries = accepted(SignatureEntry.of(on.variables().get("dbx")));
    assertEquals(2, entries.size());
    assertEquals(UefiGuid.CERT_SHA256, entries.get(0).type());
    assertEquals(Bytes.ofHex("22".repeat(32)), entries.get(1).data());
  }

  @Test
  void refusesDatabasesWhoseSizesDoNotFit() {
    for (int[] sizes :
        new int[][] {
          {28 + 96, 0, 47}, {27, 0, 48}, {28 + 96, 97, 48}, {-1, 0, 48}, {28 + 96, 0, 0}
        }) {
      Bytes value =
          FirmwareLogWriter.parts()
              .guid(UefiGuid.CERT_SHA256)
              .u32(sizes[0])
              .u32(sizes[1])
              .u32(sizes[2])
              .bytes(Bytes.adopt(new byte[96]))
              .toBytes();
      assertFalse(
          SignatureEntry.of(new UefiVariable(UefiGuid.IMAGE_SECURITY_DATABASE, "db", value))
              .isAccepted());
    }
  }

  @Test
  void refusesAnEventThatSaysSomethingElseThanWasMeasured() {
    FirmwareLogWriter forged =
        FirmwareLogWriter.of(HashAlg.SHA256)
            .event(
                7,
                EventType.EFI_VARIABLE_DRIVER_CONFIG,
                variable(UefiGuid.GLOBAL_VARIABLE, "SecureBoot", Bytes.ofHex("00")),
                variable(UefiGuid.GLOBAL_VARIABLE, "SecureBoot", Bytes.ofHex("01")))
            .event(7, EventType.SEPARATOR, ZEROS);
    assertRefused(read(forged), Reason.DATA_NOT_MEASURED, Reason.EVENT_MISSING);
  }

  @Test
  void refusesEventsThatWereRenamed() {
    FirmwareLogWriter renamed =
        FirmwareLogWriter.of(HashAlg.SHA256)
            .event(
                7,
                EventType.POST_CODE,
                variable(UefiGuid.GLOBAL_VARIABLE, "SecureBoot", Bytes.ofHex("00")))
            .event(
                7,
                EventType.EFI_VARIABLE_DRIVER_CONFIG,
                variable(UefiGuid.GLOBAL_VARIABLE, "SecureBoot", Bytes.ofHex("01")))
            .event(7, EventType.SEPARATOR, ZEROS);
    assertRefused(read(renamed), Reason.EVENT_UNEXPECTED);
  }

  @Test
  void wantsExactlyOneSeparator_afterTheSettings() {
    assertRefused(read(settings("01")), Reason.EVENT_UNEXPECTED);
    assertRefused(read(booted("01").event(7, EventType.SEPARATOR, ZEROS)), Reason.EVENT_UNEXPECTED);
    FirmwareLogWriter late =
        FirmwareLogWriter.of(HashAlg.SHA256)
            .event(7, EventType.SEPARATOR, ZEROS)
            .event(7, EventType.EFI_VARIABLE_DRIVER_CONFIG, Samples.SECURE_BOOT);
    assertRefused(read(late), Reason.EVENT_UNEXPECTED);
    assertRefused(
        read(
            settings("01").event(7, EventType.SEPARATOR, Bytes.ofHex("01000000"), ascii("failed"))),
        Reason.EVENT_UNEXPECTED);
  }

  @Test
  void refusesASettingThatIsThereTwice() {
    FirmwareLogWriter twice =
        settings("00")
            .event(7, EventType.EFI_VARIABLE_DRIVER_CONFIG, Samples.SECURE_BOOT)
            .event(7, EventType.SEPARATOR, ZEROS);
    assertRefused(read(twice), Reason.EVENT_UNEXPECTED);
  }

  @Test
  void wantsPcr7ToBeQuoted() {
    FirmwareLog log = accepted(FirmwareLog.read(booted("01").toBytes()));
    Map<Pcr, Bytes> other = Map.of(new Pcr(TpmAlg.SHA256, 4), Bytes.adopt(new byte[32]));
    assertRefused(
        SecureBoot.of(accepted(log.replay().against(other)), TpmAlg.SHA256), Reason.VALUE_MISSING);
  }

  @Test
  void reportsThatProtectionFromDmaIsOff() {
    FirmwareLogWriter log = settings("01");
    log.event(7, EventType.EFI_ACTION, ascii("DMA Protection Disabled"));
    SecureBoot on = accepted(read(log.event(7, EventType.SEPARATOR, ZEROS)));
    assertEquals(List.of("DMA Protection Disabled"), on.notes());
  }
}
