package io.github.tpm4j.attest.eventlog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.eventlog.cel.CelLog;
import io.github.tpm4j.attest.eventlog.firmware.EventType;
import io.github.tpm4j.attest.eventlog.firmware.FirmwareLog;
import io.github.tpm4j.attest.eventlog.firmware.FirmwareLogReader;
import io.github.tpm4j.attest.eventlog.ima.ImaLog;
import io.github.tpm4j.attest.testing.CelWriter;
import io.github.tpm4j.attest.testing.FirmwareLogWriter;
import io.github.tpm4j.attest.testing.ImaLogWriter;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Logs of a gigabyte, which are made as they are read. */
class HugeLogTest {
  private static final long GIGABYTE = 1L << 30;
  private static final long MEGABYTE = 1L << 20;

  /** How often it is looked how much is in memory. */
  private static final long LOOK_EVERY = 10L << 20;

  /** What is read at once. */
  private static final long READ_AHEAD = 1L << 17;

  private static final Bytes DATA = Bytes.adopt(new byte[1000]);

  /** A beginning, and then the same bytes again and again, up to a gigabyte. */
  private static final class Repeated extends InputStream {
    private final byte[] start;
    private final byte[] event;
    private long count;
    private long nextLook = LOOK_EVERY;
    private long mostLiveBytes;

    Repeated(Bytes start, Bytes event) {
      this.start = start.toByteArray();
      this.event = event.toByteArray();
    }

    @Override
    public int read() {
      if (count >= GIGABYTE) {
        return -1;
      }
      long at = count++;
      return (at < start.length
              ? start[(int) at]
              : event[(int) ((at - start.length) % event.length)])
          & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
      int next = read();
      if (next < 0) {
        return length == 0 ? 0 : -1;
      }
      to[offset] = (byte) next;
      int done = 1;
      while (done < length && count < GIGABYTE) {
        byte[] from = count < start.length ? start : event;
        int at = (int) (count < start.length ? count : (count - start.length) % event.length);
        int piece = (int) Math.min(Math.min(length - done, from.length - at), GIGABYTE - count);
        System.arraycopy(from, at, to, offset + done, piece);
        done += piece;
        count += piece;
      }
      if (count >= nextLook) {
        nextLook += LOOK_EVERY;
        mostLiveBytes = Math.max(mostLiveBytes, liveBytes());
      }
      return done;
    }
  }

  @FunctionalInterface
  private interface Reader {
    Verdict<?> read(InputStream in) throws IOException;
  }

  /** Refused at the limit: no more is read, and some ten times the limit are in memory at most. */
  private static void assertRefusedAtTheLimit(Repeated log, Reader reader) throws IOException {
    long before = liveBytes();
    Verdict<?> verdict = reader.read(log);
    assertEquals(Reason.OVERSIZED, verdict.refusals().get(0).reason());
    assertTrue(
        log.count <= LogLimits.DEFAULT.maxBytes() + READ_AHEAD, () -> log.count + " were read");
    long taken = log.mostLiveBytes - before;
    assertTrue(taken <= 400 * MEGABYTE, () -> taken + " bytes in memory");
  }

  private static long liveBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static FirmwareLogWriter firmware() {
    return FirmwareLogWriter.of(HashAlg.SHA256);
  }

  private static Repeated firmwareLog() {
    Bytes start = firmware().toBytes();
    Bytes event = firmware().event(4, EventType.IPL, DATA).toBytes();
    return new Repeated(start, event.slice(start.size(), event.size()));
  }

  @Test
  void ofFirmwareIsRefusedAtTheLimit() throws IOException {
    assertRefusedAtTheLimit(firmwareLog(), in -> FirmwareLog.read(in, LogLimits.DEFAULT));
    assertRefusedAtTheLimit(firmwareLog(), in -> FirmwareLog.readTruncated(in, LogLimits.DEFAULT));
  }

  @Test
  void ofShortEventsIsRefusedByTheirNumber() throws IOException {
    Bytes start = firmware().toBytes();
    Bytes event = firmware().event(4, EventType.IPL, Bytes.EMPTY).toBytes();
    assertRefusedAtTheLimit(
        new Repeated(start, event.slice(start.size(), event.size())),
        in -> FirmwareLog.read(in, LogLimits.DEFAULT));
  }

  @Test
  void ofImaIsRefusedAtTheLimit() throws IOException {
    Bytes record = Bytes.adopt(new ImaLogWriter(HashAlg.SHA1).ng("/usr/bin/true").toByteArray());
    assertRefusedAtTheLimit(
        new Repeated(Bytes.EMPTY, record), in -> ImaLog.read(in, LogLimits.DEFAULT));
  }

  @Test
  void canonicalIsRefusedAtTheLimit() throws IOException {
    // Records are numbered, and so there is one, of a gigabyte.
    Bytes record = CelWriter.tlv(0, Bytes.ofHex("00000000"));
    assertRefusedAtTheLimit(
        new Repeated(CelWriter.join(record, Bytes.ofHex("013fffffff")), DATA),
        in -> CelLog.readTlv(in, LogLimits.DEFAULT));
    Bytes json =
        text(
            "\036{\"pcr\":11,\"digests\":[{\"hashAlg\":\"sha256\",\"digest\":\""
                + "5a".repeat(32)
                + "\"}],\"content_type\":\"systemd\",\"content\":{\"string\":\"x\"}}\n");
    assertRefusedAtTheLimit(
        new Repeated(Bytes.EMPTY, json), in -> CelLog.readJson(in, LogLimits.DEFAULT));
  }

  @Test
  void canonicalOfOneStringIsRefusedAtTheLimit() throws IOException {
    Repeated string = new Repeated(text("{\"pcr\":11,\"content\":\""), text("x"));
    assertRefusedAtTheLimit(string, in -> CelLog.readJson(in, LogLimits.DEFAULT));
    Repeated nested = new Repeated(Bytes.EMPTY, text("["));
    Verdict<CelLog> verdict = CelLog.readJson(nested, LogLimits.DEFAULT);
    assertTrue(nested.count <= READ_AHEAD && !verdict.isAccepted(), () -> nested.count + " read");
  }

  private static Bytes text(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** With limits of one's own a reader takes each event, in memory for one. */
  @Tag("long")
  @Test
  void isReadEventByEvent_inMemoryForOne() throws IOException, RefusedException {
    Repeated log = firmwareLog();
    FirmwareLogReader reader =
        new FirmwareLogReader(
            new LogInput(log, new LogLimits(GIGABYTE, Integer.MAX_VALUE, DATA.size())));
    long before = liveBytes();
    long events = 0;
    try {
      while (reader.next().isPresent()) {
        events++;
      }
    } catch (RefusedException e) {
      // The last event is cut.
      assertEquals(Reason.TRUNCATED, e.refusals().get(0).reason());
    }
    assertTrue(events > 1_000_000 && log.count == GIGABYTE, events + " events");
    long taken = log.mostLiveBytes - before;
    assertTrue(taken < 8 * MEGABYTE, () -> taken + " bytes in memory");
  }
}
