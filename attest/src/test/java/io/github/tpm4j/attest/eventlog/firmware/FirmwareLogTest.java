package io.github.tpm4j.attest.eventlog.firmware;

import static io.github.tpm4j.attest.testing.FirmwareLogWriter.ascii;
import static io.github.tpm4j.attest.testing.Verdicts.accepted;
import static io.github.tpm4j.attest.testing.Verdicts.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.eventlog.LogLimits;
import io.github.tpm4j.attest.eventlog.LoggedEvent;
import io.github.tpm4j.attest.testing.FirmwareLogWriter;
import io.github.tpm4j.attest.testing.Mutations;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two forms of the firmware's log, and what is neither. */
class FirmwareLogTest {
  private static final Bytes ZEROS = Bytes.adopt(new byte[4]);

  private static FirmwareLogWriter agile() {
    return FirmwareLogWriter.of(HashAlg.SHA1, HashAlg.SHA256);
  }

  private static Verdict<FirmwareLog> read(FirmwareLogWriter log) {
    return FirmwareLog.read(log.toBytes());
  }

  @Test
  void readsSeveralBanks() {
    FirmwareLog log =
        accepted(
            read(
                FirmwareLogWriter.of(HashAlg.SHA1, HashAlg.SHA256, HashAlg.SHA384, HashAlg.SHA512)
                    .event(4, EventType.EFI_ACTION, ascii("Calling"))));
    FirmwareEvent event = log.events().get(1);
    assertEquals(
        Set.of(TpmAlg.SHA1, TpmAlg.SHA256, TpmAlg.SHA384, TpmAlg.SHA512), event.digests().keySet());
    assertEquals(4, event.pcr());
    assertEquals("Calling", event.description());
    assertTrue(event.isExtended());
    assertFalse(log.events().get(0).isExtended());
  }

  @Test
  void readsTheSha1Form() {
    FirmwareLog log =
        accepted(read(FirmwareLogWriter.sha1Form().event(4, EventType.SEPARATOR, ZEROS)));
    assertTrue(log.specId().isEmpty());
    assertEquals(Set.of(TpmAlg.SHA1), log.events().get(0).digests().keySet());
  }

  @Test
  void readsVendorDataOfTheSpecId() {
    Bytes vendorInfo = Bytes.ofHex("0102030405");
    FirmwareLog log =
        accepted(
            read(
                FirmwareLogWriter.withVendorInfo(vendorInfo, HashAlg.SHA256)
                    .event(0, EventType.SEPARATOR, ZEROS)));
    SpecId specId = log.specId().orElseThrow();
    assertEquals(vendorInfo, specId.vendorInfo());
    assertEquals(Map.of(TpmAlg.SHA256, 32), specId.digestSizes());
    assertEquals(106, specId.errata());
    assertEquals(2, log.events().size());
  }

  @Test
  void takesTheSizesOfUnknownBanksFromTheSpecId() {
    FirmwareLogWriter id =
        FirmwareLogWriter.parts().text("Spec ID Event03\0").u32(0).u8(0).u8(2).u8(0).u8(2);
    id.u32(2).u16(TpmAlg.SHA256.value()).u16(32).u16(0x7777).u16(7).u8(0);
    FirmwareLogWriter log = FirmwareLogWriter.sha1Form();
    log.u32(0).u32(3).bytes(Bytes.adopt(new byte[20])).u32(id.toBytes().size()).bytes(id.toBytes());
    log.u32(1).u32(4).u32(2).u16(0x7777).bytes(Bytes.adopt(new byte[7]));
    log.u16(TpmAlg.SHA256.value()).bytes(Bytes.adopt(new byte[32])).u32(0);
    FirmwareEvent event = accepted(read(log)).events().get(1);
    assertEquals(7, event.digests().get(TpmAlg.of(0x7777)).size());
  }

  @Test
  void anEmptyLogHasNoEvents() {
    assertEquals(0, accepted(FirmwareLog.read(Bytes.EMPTY)).events().size());
  }

  @Test
  void startupLocalityIsFoundInAnyEarlyEvent_alsoInAShortOrPaddedOne() {
    FirmwareLogWriter alone = FirmwareLogWriter.sha1Form().startupLocality(3);
    assertEquals(49, alone.toBytes().size());
    assertEquals(3, accepted(read(alone)).initialPcrs().startupLocality());
    FirmwareLogWriter late =
        agile().noAction(ascii("SP800-155 Event\0....")).startupLocality(3).separators();
    assertEquals(3, accepted(read(late)).initialPcrs().startupLocality());
    Bytes padded = FirmwareLogWriter.parts().text("StartupLocality\0").u8(4).u32(0).toBytes();
    assertEquals(4, accepted(read(agile().noAction(padded))).initialPcrs().startupLocality());
  }

  @Test
  void startupLocalityAfterAMeasurementIsIgnored_andTwoThatDifferAreRefused() {
    assertEquals(
        0, accepted(read(agile().separators().startupLocality(3))).initialPcrs().startupLocality());
    assertRefused(read(agile().startupLocality(3).startupLocality(4)), Reason.MALFORMED);
    assertRefused(read(agile().startupLocality(1)), Reason.MALFORMED);
  }

  @Test
  void hcrtmBeginsPcr0_andALocalityAfterItIsIgnored() {
    FirmwareLogWriter log = agile().event(0, EventType.EFI_HCRTM_EVENT, ascii("HCRTM"));
    assertEquals(4, accepted(read(log)).initialPcrs().startupLocality());
    assertEquals(4, accepted(read(log.startupLocality(3))).initialPcrs().startupLocality());
    assertRefused(
        read(agile().event(0, EventType.EFI_HCRTM_EVENT, ascii("HCRTMx"))), Reason.MALFORMED);
  }

  @Test
  void whatWindowsAppendsIsNotExtended() {
    FirmwareLogWriter log =
        FirmwareLogWriter.sha1Form()
            .event(12, EventType.SEPARATOR, ascii("WBCL"))
            .event(-1, EventType.NO_ACTION, ascii("anything"));
    FirmwareLog read = accepted(read(log));
    assertEquals(LoggedEvent.NO_PCR, read.events().get(1).pcr());
    assertFalse(read.events().get(1).isExtended());
    assertEquals(Separator.WINDOWS, Separator.of(read.events().get(0), TpmAlg.SHA1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0xFF})
  void endsWherePaddingBegins(int padding) {
    byte[] log = agile().separators().toByteArray();
    byte[] padded = Arrays.copyOf(log, log.length + 1000);
    Arrays.fill(padded, log.length, padded.length, (byte) padding);
    assertEquals(9, accepted(FirmwareLog.read(Bytes.of(padded))).events().size());
    padded[padded.length - 1] = 1;
    assertRefused(FirmwareLog.read(Bytes.of(padded)), Reason.MALFORMED);
  }

  @Test
  void refusesEveryTruncation_orTakesWhatIsWhole() throws IOException {
    byte[] log = agile().event(1, EventType.SEPARATOR, ZEROS).toByteArray();
    int second = (int) accepted(FirmwareLog.read(Bytes.of(log))).events().get(1).offset();
    for (int length = second + 1; length < log.length; length++) {
      InputStream cut = new ByteArrayInputStream(log, 0, length);
      assertRefused(FirmwareLog.read(Bytes.of(log, 0, length)), Reason.TRUNCATED);
      FirmwareLog whole = accepted(FirmwareLog.readTruncated(cut, LogLimits.DEFAULT));
      assertEquals(1, whole.events().size());
      assertEquals(Reason.TRUNCATED, whole.truncation().orElseThrow().reason());
    }
  }

  @Test
  void refusesSizesThatNothingHas() {
    FirmwareLogWriter huge = FirmwareLogWriter.sha1Form();
    huge.u32(0).u32(4).bytes(Bytes.adopt(new byte[20])).u32(0x7FFF_FFFF);
    assertRefused(read(huge), Reason.OVERSIZED);
    assertRefused(read(agile().u32(0).u32(4).u32(3)), Reason.OVERSIZED);
    assertRefused(read(agile().u32(0).u32(4).u32(-1)), Reason.OVERSIZED);
    // Within the limit, and far more than there is: memory is not taken for it.
    FirmwareLogWriter lying = FirmwareLogWriter.sha1Form();
    lying.u32(0).u32(4).bytes(Bytes.adopt(new byte[20])).u32(4 << 20).u8(1);
    assertRefused(read(lying), Reason.TRUNCATED);
  }

  @Test
  void refusesPcrAndDigestsThatCannotBe() {
    assertRefused(read(agile().event(32, EventType.SEPARATOR, ZEROS)), Reason.MALFORMED);
    FirmwareLogWriter twice = agile().u32(0).u32(4).u32(2);
    for (int i = 0; i < 2; i++) {
      twice.u16(TpmAlg.SHA1.value()).bytes(Bytes.adopt(new byte[20]));
    }
    assertRefused(read(twice), Reason.MALFORMED);
    assertRefused(read(agile().u32(0).u32(4).u32(1).u16(TpmAlg.SHA384.value())), Reason.MALFORMED);
  }

  @Test
  void refusesMoreThanTheLimits() throws IOException {
    byte[] log = agile().separators().toByteArray();
    assertRefused(
        FirmwareLog.read(new ByteArrayInputStream(log), new LogLimits(log.length - 1, 99, 99)),
        Reason.OVERSIZED);
    assertRefused(
        FirmwareLog.read(new ByteArrayInputStream(log), new LogLimits(log.length, 8, 99)),
        Reason.OVERSIZED);
    accepted(FirmwareLog.read(new ByteArrayInputStream(log), new LogLimits(log.length, 9, 99)));
  }

  @Test
  void aStreamWithoutEndIsReadUpToTheLimit() throws IOException {
    byte[] event = FirmwareLogWriter.sha1Form().event(1, EventType.SEPARATOR, ZEROS).toByteArray();
    EndlessStream endless = new EndlessStream(event);
    assertRefused(
        FirmwareLog.read(endless, new LogLimits(1 << 20, Integer.MAX_VALUE, 100)),
        Reason.OVERSIZED);
    assertTrue(endless.count <= (1 << 20) + (1 << 16), () -> endless.count + " bytes were read");
  }

  /** The same event for ever. */
  private static final class EndlessStream extends InputStream {
    private final byte[] event;
    private long count;

    EndlessStream(byte[] event) {
      this.event = event;
    }

    @Override
    public int read() {
      return event[(int) (count++ % event.length)] & 0xFF;
    }
  }

  @Property(tries = 5000)
  void anyBytesEndInAVerdict(@ForAll long seed) {
    byte[] log =
        Mutations.of(
            agile()
                .startupLocality(3)
                .event(7, EventType.EFI_VARIABLE_DRIVER_CONFIG, Samples.SECURE_BOOT)
                .event(4, EventType.EFI_BOOT_SERVICES_APPLICATION, Samples.IMAGE)
                .event(5, EventType.EFI_GPT_EVENT, Samples.GPT)
                .event(9, EventType.EVENT_TAG, Samples.TAG)
                .toByteArray(),
            new Random(seed));
    Verdict<FirmwareLog> verdict = FirmwareLog.read(Bytes.of(log));
    if (verdict instanceof Verdict.Accepted<FirmwareLog> accepted) {
      for (FirmwareEvent event : accepted.value().events()) {
        event.description();
        event.measuredData(TpmAlg.SHA256);
        UefiVariable.of(event);
        UefiImage.of(event);
        PartitionTable.of(event);
        FirmwareBlob.of(event);
        TaggedData.of(event);
        UefiVariable.of(event).map(SignatureEntry::of);
      }
    }
  }
}
