package io.github.tpm4j.attest.eventlog.cel;

import static io.github.tpm4j.attest.testing.FirmwareLogWriter.ascii;
import static io.github.tpm4j.attest.testing.Verdicts.accepted;
import static io.github.tpm4j.attest.testing.Verdicts.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.eventlog.InitialPcrs;
import io.github.tpm4j.attest.eventlog.LogLimits;
import io.github.tpm4j.attest.eventlog.Replay;
import io.github.tpm4j.attest.testing.Mutations;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON encoding of canonical event logs, as systemd writes it and otherwise. */
class CelJsonTest {
  private static final String PHASE = systemd(11, "enter-initrd");

  private static String systemd(int pcr, String string) {
    return """
        {"pcr":%d,"digests":[{"hashAlg":"sha256","digest":"%s"},{"hashAlg":"sha1","digest":"%s"}],\
        "content_type":"systemd","content":{"string":"%s","bootId":"5f3d","timestamp":1234567,\
        "eventType":"phase"}}"""
        .formatted(
            pcr,
            Digests.of(HashAlg.SHA256, ascii(string)),
            Digests.of(HashAlg.SHA1, ascii(string)),
            string);
  }

  private static Verdict<CelLog> read(String log) {
    return read(log.getBytes(StandardCharsets.UTF_8), LogLimits.DEFAULT);
  }

  private static Verdict<CelLog> read(byte[] log, LogLimits limits) {
    try {
      return CelLog.readJson(new ByteArrayInputStream(log), limits);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void readsSystemdsLog_whereEachRecordComesAfterASeparator() {
    String log = "\u001e" + PHASE + "\n\u001e" + systemd(11, "leave-initrd") + "\n";
    List<CelRecord> records = accepted(read(log)).records();
    CelRecord first = records.get(0);
    assertEquals(11, first.pcr());
    assertEquals(CelContent.SYSTEMD, first.content().type());
    assertEquals(Optional.of(ascii("enter-initrd")), first.measuredData(TpmAlg.SHA256));
    assertEquals(ascii("1234567"), first.content().parts().get("timestamp"));
    assertEquals(OptionalLong.empty(), first.recordNumber());
    assertEquals(
        "string=enter-initrd, bootId=5f3d, timestamp=1234567, eventType=phase",
        first.description());
    Replay replay = Replay.from(InitialPcrs.PLAIN).then(records);
    accepted(replay.against(replay.values(HashAlg.SHA256)));
  }

  @Test
  void readsAnArray_andLines() {
    assertEquals(2, accepted(read("[" + PHASE + "," + PHASE + "]")).records().size());
    assertEquals(2, accepted(read(PHASE + "\n" + PHASE)).records().size());
    assertEquals(0, accepted(read("")).records().size());
    assertEquals(0, accepted(read("[]")).records().size());
  }

  @Test
  void readsNumbersOfRecordsAndNvIndices() {
    String record =
        PHASE.replace("\"pcr\":11", "\"recnum\":3,\"nv_index\":29622784,\"unknown\":[{\"a\":1}]");
    CelRecord read = accepted(read(record)).records().get(0);
    assertEquals(OptionalLong.of(3), read.recordNumber());
    assertEquals(OptionalLong.of(0x01C40200), read.nvIndex());
    assertFalse(read.isExtended());
  }

  @Test
  void measurementsIntoNvPcrAreNoPcr() {
    String record =
        PHASE.replace("\"pcr\":11,", "").replace("\"string\"", "\"nvIndexName\":\"hw\",\"string\"");
    CelRecord read = accepted(read(record)).records().get(0);
    assertFalse(read.isExtended());
    assertEquals(ascii("hw"), read.content().parts().get("nvIndexName"));
  }

  @Test
  void whatWasNotMeasuredIsNotBelieved() {
    String changed = PHASE.replace("enter-initrd", "ready");
    assertEquals(
        Optional.empty(), accepted(read(changed)).records().get(0).measuredData(TpmAlg.SHA256));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{}",
        "7",
        "null",
        "[[]]",
        "\"text\"",
        "{\"pcr\":32,",
        "{\"pcr\":-1,",
        "{\"pcr\":1.5,",
        "{\"pcr\":\"11\",",
        "{\"pcr\":99999999999999999999,",
        "{\"digests\":{}}",
        "{\"digests\":[7]}",
        "{\"digests\":[{\"hashAlg\":\"sha256\",\"digest\":\"zz\"}]}",
        "{\"digests\":[{\"hashAlg\":\"sha256\",\"digest\":\"0011\"}]}",
        "{\"digests\":[{\"hashAlg\":7,\"digest\":\"0011\"}]}",
        "{\"pcr\":1,\"pcr\":2}",
        "\u0000\u0000"
      })
  void refusesWhatIsNoRecord(String log) {
    assertRefused(read(log), Reason.MALFORMED);
  }

  @Test
  void refusesWhatBeginsLikeUtf32AndIsNone() {
    byte[] otherOrder = {0, 0, '{', 0, 0, 0, '}', 0};
    assertRefused(read(otherOrder, LogLimits.DEFAULT), Reason.MALFORMED);
    byte[] beyondUnicode = {0, 0, 0, '{', 0x7F, 0x7F, 0x7F, 0x7F};
    assertRefused(read(beyondUnicode, LogLimits.DEFAULT), Reason.MALFORMED);
  }

  @Test
  void refusesMoreThanTheLimits() {
    byte[] two = (PHASE + PHASE).getBytes(StandardCharsets.UTF_8);
    assertRefused(read(two, new LogLimits(two.length - 1, 9, 1000)), Reason.OVERSIZED);
    assertRefused(read(two, new LogLimits(two.length, 1, 1000)), Reason.OVERSIZED);
    assertRefused(read(two, new LogLimits(two.length, 9, 10)), Reason.OVERSIZED);
    accepted(read(two, new LogLimits(two.length, 2, 1000)));
    assertRefused(read("{\"x\":" + "[".repeat(100_000)), Reason.OVERSIZED);
    assertRefused(read("{\"pcr\":" + "9".repeat(100_000) + "}"), Reason.OVERSIZED);
  }

  @Test
  void aStreamWithoutEndIsReadUpToTheLimit() throws IOException {
    InputStream spaces =
        new InputStream() {
          @Override
          public int read() {
            return ' ';
          }
        };
    assertRefused(CelLog.readJson(spaces, new LogLimits(1 << 20, 100, 100)), Reason.OVERSIZED);
  }

  @Property(tries = 3000)
  void anyBytesEndInAVerdict(@ForAll long seed) {
    byte[] log = ("\u001e" + PHASE + "\n\u001e" + PHASE).getBytes(StandardCharsets.UTF_8);
    Verdict<CelLog> verdict = read(Mutations.of(log, new Random(seed)), LogLimits.DEFAULT);
    if (verdict instanceof Verdict.Accepted<CelLog> accepted) {
      for (CelRecord record : accepted.value().records()) {
        record.description();
        record.measuredData(TpmAlg.SHA256);
        for (Bytes digest : record.digests().values()) {
          assertFalse(digest.isEmpty());
        }
      }
    }
  }
}
