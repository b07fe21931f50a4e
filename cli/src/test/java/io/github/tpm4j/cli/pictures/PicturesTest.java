package io.github.tpm4j.cli.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.CommandRun;
import io.github.tpm4j.cli.CommandTpm;
import io.github.tpm4j.cli.eventlog.LogBytes;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pictures of the README show what commands print; tools/pictures.sh draws them anew. */
class PicturesTest {
  private static final Path PICTURES = Path.of("../docs/pictures");
  private static final boolean DRAW = Boolean.getBoolean("tpm4j.pictures.draw");

  /** The authority of the certificates of each new TPM is another. */
  private static final String RANDOM_NAME = "CA [0-9a-f]{16}";

  /** New keys get a certificate for ten years. */
  private static final String VALID_UNTIL = "20[0-9]{2}-[0-9]{2}-[0-9]{2}";

  @TempDir private Path folder;

  private static void requirePicture(String name, String command, CommandRun run)
      throws IOException {
    List<String> lines =
        run.lines().stream()
            .map(line -> line.replaceAll(RANDOM_NAME, "CA 0123456789abcdef"))
            .map(line -> line.replaceAll(VALID_UNTIL, "2036-01-01"))
            .map(line -> line.replaceAll("engine:memory\\S*", "engine:memory"))
            .toList();
    assertTrue(lines.stream().allMatch(line -> line.length() <= 80), run::out);
    String picture = TerminalPicture.of(command, lines);
    Path file = PICTURES.resolve(name + ".svg");
    if (DRAW) {
      Files.writeString(file, picture);
    }
    assertEquals(Files.readString(file), picture, "tools/pictures.sh draws it anew");
  }

  @Test
  void info() throws Exception {
    try (CommandTpm tpm = new CommandTpm("engine:memory,name=picture,ek-certificates=yes")) {
      requirePicture("info", "./tpm4j info", tpm.run("info"));
    }
  }

  @Test
  void store() throws Exception {
    String file = folder.resolve("keys.tpm").toString();
    Path password = Files.writeString(folder.resolve("password"), "secret");
    try (CommandTpm tpm = new CommandTpm()) {
      make(tpm, file, "web", "--pcrs=sha256:7");
      make(tpm, file, "boot", "--pcrs=sha256:4,7,16");
      make(tpm, file, "documents", "--kind=rsa_2048", "--password-file=" + password);
      make(tpm, file, "tokens", "--kind=hmac_sha256");
      tpm.run("pcr", "extend", "16", "--digest=sha256:" + "5a".repeat(32));
      requirePicture("store", "./tpm4j store keys.tpm", tpm.run("store", file));
    }
  }

  private static void make(CommandTpm tpm, String file, String alias, String... options) {
    List<String> all = new ArrayList<>(List.of("key", "make", "--store=" + file));
    all.add("--alias=" + alias);
    all.addAll(List.of(options));
    CommandRun run = tpm.run(all.toArray(String[]::new));
    assertEquals(0, run.status(), run::err);
  }

  @Test
  void eventlog() throws Exception {
    Path log = Files.write(folder.resolve("log"), log());
    requirePicture("eventlog", "./tpm4j eventlog", CommandRun.of("eventlog", log.toString()));
  }

  /** As a machine with shim and GRUB measures, in short. */
  private static byte[] log() {
    Bytes zeros = Bytes.adopt(new byte[4]);
    return new LogBytes()
        .event(0, 0x8, utf16("1.42"))
        .event(7, 0x80000001, variable("SecureBoot", new byte[] {1}))
        .event(7, 0x4, zeros)
        .event(4, 0x80000007, ascii("Calling EFI Application from Boot Option"))
        .event(4, 0x4, zeros)
        .event(8, 0xD, ascii("grub_cmd: linux /vmlinuz-6.12 root=/dev/sda2\0"))
        .event(8, 0xD, ascii("grub_cmd: initrd /initrd.img-6.12\0"))
        .event(9, 0xD, ascii("/vmlinuz-6.12\0"))
        .event(9, 0xD, ascii("/initrd.img-6.12\0"))
        .event(5, 0x80000007, ascii("Exit Boot Services Invocation"))
        .event(5, 0x80000007, ascii("Exit Boot Services Returned with Success"))
        .toByteArray();
  }

  private static Bytes ascii(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static Bytes utf16(String text) {
    return Bytes.of((text + "\0").getBytes(StandardCharsets.UTF_16LE));
  }

  /** UEFI_VARIABLE_DATA (PFP 10.2.6) with EFI_GLOBAL_VARIABLE. */
  private static Bytes variable(String name, byte[] content) {
    ByteBuffer out =
        ByteBuffer.allocate(32 + 2 * name.length() + content.length).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(0x8BE4DF61).putShort((short) 0x93CA).putShort((short) 0x11D2);
    out.put(new byte[] {(byte) 0xAA, 0x0D, 0, (byte) 0xE0, (byte) 0x98, 3, 0x2B, (byte) 0x8C});
    out.putLong(name.length()).putLong(content.length);
    out.put(name.getBytes(StandardCharsets.UTF_16LE)).put(content);
    return Bytes.adopt(out.array());
  }
}
