package io.github.tpm4j.cli.swtpm;

import io.github.tpm4j.engine.libtpms.SwtpmKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A key as swtpm's {@code --key} names it, such as {@code file=FILE,mode=aes-256-cbc}. */
final class SwtpmKeyText {
  private static final String FORM =
      "a key is file=FILE or fd=NUMBER with format=hex|binary, or pwdfile=FILE or pwdfd=NUMBER with"
          + " kdf=pbkdf2|sha512; both take mode=aes-128-cbc|aes-256-cbc";
  private static final Set<String> NAMES =
      Set.of("file", "fd", "pwdfile", "pwdfd", "mode", "format", "kdf");
  private static final int MAX_FILE_BYTES = 1 << 16;
  private static final int AES_128_BYTES = 16;
  private static final int AES_256_BYTES = 32;

  private final Map<String, String> parts;

  private SwtpmKeyText(Map<String, String> parts) {
    this.parts = parts;
  }

  /**
   * Reads the text, and what it names.
   *
   * @return the caller closes it
   * @throws IllegalArgumentException if it is not of that form
   * @throws io.github.tpm4j.engine.store.StateStoreException if the file is no such key
   */
  static SwtpmKey read(String text) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part : part.substring(0, equals);
      if (equals < 0 || !NAMES.contains(name)) {
        throw new IllegalArgumentException("'" + part + "': " + FORM);
      }
      if (parts.put(name, part.substring(equals + 1)) != null) {
        throw new IllegalArgumentException(name + " is named twice: " + FORM);
      }
    }
    return new SwtpmKeyText(parts).key();
  }

  private SwtpmKey key() throws IOException {
    long sources = parts.keySet().stream().filter(name -> name.matches(".*(file|fd)")).count();
    boolean isPassword = parts.containsKey("pwdfile") || parts.containsKey("pwdfd");
    if (sources != 1 || parts.containsKey(isPassword ? "format" : "kdf")) {
      throw new IllegalArgumentException(FORM);
    }
    int keyBytes = keyBytes();
    String way = isPassword ? part("kdf", "pbkdf2") : part("format", "hex");
    byte[] content = content();
    try {
      return switch (way) {
        case "hex" -> SwtpmKey.hex(content, keyBytes);
        case "binary" -> SwtpmKey.binary(content, keyBytes);
        case "pbkdf2" -> SwtpmKey.password(content, SwtpmKey.Kdf.PBKDF2, keyBytes);
        case "sha512" -> SwtpmKey.password(content, SwtpmKey.Kdf.SHA512, keyBytes);
        default -> throw new IllegalArgumentException("'" + way + "': " + FORM);
      };
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  private String part(String name, String otherwise) {
    return parts.getOrDefault(name, otherwise);
  }

  private int keyBytes() {
    return switch (part("mode", "aes-128-cbc")) {
      case "aes-cbc", "aes-128-cbc" -> AES_128_BYTES;
      case "aes-256-cbc" -> AES_256_BYTES;
      default -> throw new IllegalArgumentException("'" + parts.get("mode") + "': " + FORM);
    };
  }

  private byte[] content() throws IOException {
    String descriptor = part("fd", part("pwdfd", ""));
    Path file =
        descriptor.isEmpty()
            ? Path.of(part("file", part("pwdfile", "")))
            : Path.of("/dev/fd", descriptor);
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MAX_FILE_BYTES);
    }
  }
}
