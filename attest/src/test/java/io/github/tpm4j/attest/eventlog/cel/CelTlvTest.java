package io.github.tpm4j.attest.eventlog.cel;

import static io.github.tpm4j.attest.testing.CelWriter.join;
import static io.github.tpm4j.attest.testing.CelWriter.tlv;
import static io.github.tpm4j.attest.testing.FirmwareLogWriter.ascii;
import static io.github.tpm4j.attest.testing.Verdicts.accepted;
import static io.github.tpm4j.attest.testing.Verdicts.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.eventlog.InitialPcrs;
import io.github.tpm4j.attest.eventlog.LogLimits;
import io.github.tpm4j.attest.eventlog.LoggedEvent;
import io.github.tpm4j.attest.eventlog.Replay;
import io.github.tpm4j.attest.testing.CelWriter;
import io.github.tpm4j.attest.testing.Mutations;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The TLV encoding of canonical event logs. */
class CelTlvTest {
  private static final Bytes PCR_7 = tlv(1, Bytes.ofHex("00000007"));
  private static final Bytes ZEROS = Bytes.adopt(new byte[4]);
  private static final Bytes SEPARATOR =
      tlv(5, join(tlv(0, Bytes.ofHex("00000004")), tlv(1, ZEROS)));
  private static final Bytes NO_ACTION =
      tlv(5, join(tlv(0, Bytes.ofHex("00000003")), tlv(1, ascii("StartupLocality\0\3"))));

  private static Bytes u32(int value) {
    return Bytes.ofHex(String.format("%08x", value));
  }

  private static Verdict<CelLog> read(CelWriter writer) {
    return read(writer.toByteArray());
  }

  private static Verdict<CelLog> read(byte[] log) {
    try {
      return CelLog.readTlv(new ByteArrayInputStream(log), LogLimits.DEFAULT);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void readsEventsOfTheFirmware_ofWhichSomeWereNotExtended() {
    List<CelRecord> records =
        accepted(
                read(
                    new CelWriter()
                        .record(u32(0), PCR_7, ZEROS, NO_ACTION)
                        .record(u32(1), PCR_7, ZEROS, SEPARATOR)))
            .records();
    assertFalse(records.get(0).isExtended());
    assertEquals("EV_SEPARATOR", records.get(1).typeName());
    assertEquals(7, records.get(1).pcr());
    assertEquals(Optional.of(ZEROS), records.get(1).measuredData(TpmAlg.SHA256));
    Map<Pcr, Bytes> values = Replay.from(InitialPcrs.PLAIN).then(records).values(HashAlg.SHA256);
    assertEquals(1, values.size());
    accepted(Replay.from(InitialPcrs.PLAIN).then(records).against(values));
  }

  @Test
  void numbersMayHaveAnyWidth_andUnknownContentIsKept() {
    CelWriter writer =
        new CelWriter()
            .record(
                Bytes.ofHex("0000000000000001"),
                tlv(0x6C, Bytes.of((byte) 1)),
                ZEROS,
                tlv(0x50, ascii("x")))
            .record(
                Bytes.of((byte) 2), tlv(1, Bytes.of((byte) 14)), ascii("y"), tlv(0x50, ascii("y")));
    List<CelRecord> records = accepted(read(writer)).records();
    assertEquals(LoggedEvent.NO_PCR, records.get(0).pcr());
    assertFalse(records.get(0).isExtended());
    assertEquals(OptionalLong.of(1), records.get(0).recordNumber());
    assertEquals("80", records.get(0).typeName());
    assertEquals(ascii("x"), records.get(0).content().value());
    assertEquals(14, records.get(1).pcr());
    assertEquals(Optional.of(ascii("y")), records.get(1).measuredData(TpmAlg.SHA256));
  }

  @Test
  void readsNvIndicesAndIma() {
    Bytes ima = tlv(7, join(tlv(0, ascii("ima-ng")), tlv(1, ascii("template data"))));
    List<CelRecord> records =
        accepted(
                read(
                    new CelWriter()
                        .record(u32(0), tlv(2, Bytes.ofHex("01c40200")), ZEROS, tlv(9, ascii("x")))
                        .record(u32(1), tlv(1, u32(10)), ascii("template data"), ima)))
            .records();
    assertEquals(OptionalLong.of(0x01C40200), records.get(0).nvIndex());
    assertFalse(records.get(0).isExtended());
    assertEquals(Optional.of(ascii("template data")), records.get(1).measuredData(TpmAlg.SHA1));
    assertEquals(CelContent.IMA_TEMPLATE, records.get(1).content().type());
  }

  @Test
  void refusesRecordsThatWereMovedOrDoubled() {
    assertRefused(
        read(
            new CelWriter()
                .record(u32(1), PCR_7, ZEROS, SEPARATOR)
                .record(u32(1), PCR_7, ZEROS, SEPARATOR)),
        Reason.MALFORMED);
  }

  @Test
  void refusesWhatIsNoRecord() {
    byte[] log = new CelWriter().record(u32(0), PCR_7, ZEROS, SEPARATOR).toByteArray();
    for (int length = 1; length < log.length; length++) {
      assertRefused(read(Arrays.copyOf(log, length)), Reason.TRUNCATED);
    }
    assertRefused(read(new CelWriter().raw(PCR_7)), Reason.MALFORMED);
    assertRefused(
        read(new CelWriter().record(Bytes.adopt(new byte[9]), PCR_7, ZEROS, SEPARATOR)),
        Reason.MALFORMED);
    assertRefused(
        read(new CelWriter().record(u32(0), tlv(1, u32(32)), ZEROS, SEPARATOR)), Reason.MALFORMED);
    Bytes wrongSize = tlv(3, tlv(0x0B, Bytes.adopt(new byte[31])));
    assertRefused(
        read(new CelWriter().raw(tlv(0, u32(0)), PCR_7, wrongSize, SEPARATOR)), Reason.MALFORMED);
    Bytes digest = tlv(0x0B, Bytes.adopt(new byte[32]));
    assertRefused(
        read(new CelWriter().raw(tlv(0, u32(0)), PCR_7, tlv(3, join(digest, digest)), SEPARATOR)),
        Reason.MALFORMED);
    assertRefused(read(Bytes.ofHex("00ffffffff").toByteArray()), Reason.OVERSIZED);
  }

  @Property(tries = 3000)
  void anyBytesEndInAVerdict(@ForAll long seed) {
    byte[] log =
        new CelWriter()
            .record(u32(0), PCR_7, ZEROS, NO_ACTION)
            .record(u32(1), PCR_7, ZEROS, SEPARATOR)
            .record(u32(2), tlv(2, u32(0x01C40200)), ascii("x"), tlv(9, ascii("x")))
            .toByteArray();
    if (read(Mutations.of(log, new Random(seed))) instanceof Verdict.Accepted<CelLog> accepted) {
      for (CelRecord record : accepted.value().records()) {
        record.description();
        record.measuredData(TpmAlg.SHA256);
        assertTrue(record.pcr() < 32);
      }
    }
  }
}
