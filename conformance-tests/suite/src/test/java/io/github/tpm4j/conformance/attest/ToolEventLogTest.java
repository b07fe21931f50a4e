package io.github.tpm4j.conformance.attest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.tpm4j.attest.eventlog.firmware.FirmwareLog;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * tpm2_eventlog comes to the same PCR values. Version 5.4 extends EV_NO_ACTION and does not know
 * the locality, and so the log has no such events after its first.
 */
@Tag("peer")
class ToolEventLogTest {
  private static final HashAlg[] BANKS = {HashAlg.SHA1, HashAlg.SHA256, HashAlg.SHA384};
  private static final Pattern BANK = Pattern.compile("^  (sha\\d+):$");
  private static final Pattern VALUE = Pattern.compile("^ +(\\d+) *: 0x([0-9a-f]+)$");

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  private void number(int value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      log.write(value >> 8 * i);
    }
  }

  private void specId() {
    number(0, 4);
    number(3, 4);
    log.writeBytes(new byte[20]);
    number(28 + 4 * BANKS.length + 1, 4);
    log.writeBytes("Spec ID Event03\0".getBytes(StandardCharsets.US_ASCII));
    number(0, 4);
    log.writeBytes(new byte[] {0, 2, 0, 2});
    number(BANKS.length, 4);
    for (HashAlg bank : BANKS) {
      number(bank.alg().value(), 2);
      number(bank.digestBytes(), 2);
    }
    number(0, 1);
  }

  private void event(int pcr, int type, byte[] data) {
    number(pcr, 4);
    number(type, 4);
    number(BANKS.length, 4);
    for (HashAlg bank : BANKS) {
      number(bank.alg().value(), 2);
      log.writeBytes(Digests.of(bank, data).toByteArray());
    }
    number(data.length, 4);
    log.writeBytes(data);
  }

  @Test
  void comesToTheSameValues(@TempDir Path folder) throws Exception {
    specId();
    for (int pcr = 0; pcr < 8; pcr++) {
      event(pcr, 4, new byte[4]);
    }
    for (int i = 0; i < 50; i++) {
      byte[] text = ("action " + i).getBytes(StandardCharsets.US_ASCII);
      event(i % 8, i % 2 == 0 ? 0x80000007 : 5, text);
      event(8 + i % 2, 0x0D, ("grub_cmd: " + i + "\0").getBytes(StandardCharsets.US_ASCII));
    }
    Path file = Files.write(folder.resolve("log"), log.toByteArray());
    String yaml = Tool.of("tpm2_eventlog", file.toString()).in(folder).succeed().text();

    FirmwareLog read = FirmwareLog.read(Bytes.of(log.toByteArray())).orThrow();
    Map<Pcr, Bytes> ours = new HashMap<>();
    for (HashAlg bank : BANKS) {
      ours.putAll(read.replay().values(bank));
    }
    assertFalse(ours.isEmpty());
    assertEquals(ours, values(yaml));
  }

  /** What stands after {@code pcrs:}. */
  private static Map<Pcr, Bytes> values(String yaml) {
    Map<Pcr, Bytes> values = new HashMap<>();
    HashAlg bank = null;
    for (String line : yaml.substring(yaml.indexOf("\npcrs:")).lines().toList()) {
      Matcher name = BANK.matcher(line);
      Matcher value = VALUE.matcher(line);
      if (name.matches()) {
        bank = HashAlg.valueOf(name.group(1).toUpperCase(Locale.ROOT));
      } else if (value.matches()) {
        values.put(
            new Pcr(bank.alg(), Integer.parseInt(value.group(1))), Bytes.ofHex(value.group(2)));
      }
    }
    return values;
  }
}
