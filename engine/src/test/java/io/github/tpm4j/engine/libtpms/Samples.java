package io.github.tpm4j.engine.libtpms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/**
 * State of TPMs that swtpm 0.7.1 has kept with libtpms 0.9.2 and 0.10.3; whatever is secret in it
 * was made for these tests. Authorisation: "ownerpw", "endopw" and "lockpw".
 */
final class Samples {
  /** Twice 00112233..ff backwards: of {@code migration/encrypted.permanent}. */
  static final SwtpmKey MIGRATION_KEY = hex("ffeeddccbbaa99887766554433221100".repeat(2));

  /** Of {@code aes256-key}. */
  static final SwtpmKey AES_256_KEY = counting();

  /** Of {@code more}. */
  static final SwtpmKey BINARY_KEY = SwtpmKey.binary("K".repeat(16).getBytes(), 16);

  private Samples() {}

  private static SwtpmKey hex(String digits) {
    return SwtpmKey.hex((digits + "\n").getBytes(), digits.length() / 2);
  }

  private static SwtpmKey counting() {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    return SwtpmKey.hex(("0x" + HexFormat.of().formatHex(key)).getBytes(), key.length);
  }

  static byte[] bytes(String name) {
    try (InputStream in = Samples.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What libtpms wrote into a file that is not encrypted. */
  static byte[] blob(String name) {
    return SwtpmFile.blob(name, bytes(name), Optional.empty());
  }

  static PersistentAll permanent(String name) {
    return PersistentAll.read(name, blob(name));
  }

  /** A directory as swtpm has it, with this sample's permanent state and no volatile one. */
  static Path directory(Path parent, String name) {
    try {
      Path directory = Files.createDirectory(parent.resolve("swtpm"));
      Files.write(directory.resolve("tpm2-00.permall"), bytes(name));
      Files.createFile(directory.resolve(".lock"));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
