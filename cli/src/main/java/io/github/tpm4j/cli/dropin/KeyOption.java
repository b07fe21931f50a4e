package io.github.tpm4j.cli.dropin;

import io.github.tpm4j.engine.store.StateProtection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads {@code --key} and {@code --migration-key}: a key, or a password, in a file or a pipe.
 *
 * <p>The state is always encrypted by AES-256-GCM, under a key that comes from the one that is
 * given. So {@code mode} says how long that is, and {@code kdf} is read and without effect.
 */
final class KeyOption {
  private static final Set<String> KEYS =
      Set.of("file", "fd", "mode", "format", "remove", "pwdfile", "pwdfd", "kdf");
  private static final int AES_128_BYTES = 16;
  private static final int AES_256_BYTES = 32;
  private static final int MAXIMUM_FILE_BYTES = 4_096;

  private KeyOption() {}

  /** The protection; the caller closes it. */
  static StateProtection read(String text) throws Refusal {
    SubOptions options = SubOptions.parse("key", text, KEYS, Set.of());
    int size = keySize(options.text("mode").orElse("aes-cbc"));
    boolean hex = isHex(options.text("format").orElse("hex"));
    requireKdf(options.text("kdf").orElse("pbkdf2"));
    boolean password = options.has("pwdfile") || options.has("pwdfd");
    byte[] bytes = contents(options, password);
    try {
      return password
          ? password(bytes)
          : StateProtection.key(hex ? unhex(bytes, size) : exact(bytes, size));
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static int keySize(String mode) throws Refusal {
    return switch (mode) {
      case "aes-cbc", "aes-128-cbc" -> AES_128_BYTES;
      case "aes-256-cbc" -> AES_256_BYTES;
      default -> throw new Refusal("swtpm: Unknown encryption mode '" + mode + "'.");
    };
  }

  private static boolean isHex(String format) throws Refusal {
    return switch (format) {
      case "hex" -> true;
      case "binary" -> false;
      default -> throw new Refusal("swtpm: Unknown key format '" + format + "'.");
    };
  }

  private static void requireKdf(String kdf) throws Refusal {
    if (!kdf.equals("sha512") && !kdf.equals("pbkdf2")) {
      throw new Refusal("swtpm: Unknown kdf '" + kdf + "'.");
    }
  }

  private static byte[] contents(SubOptions options, boolean password) throws Refusal {
    OptionalInt descriptor = options.number(password ? "pwdfd" : "fd");
    String file = options.text(password ? "pwdfile" : "file").orElse(null);
    if (file == null && descriptor.isEmpty()) {
      throw new Refusal("swtpm: Missing file, fd, pwdfile or pwdfd parameter for the key");
    }
    try {
      Path path = file == null ? Descriptors.file(descriptor.getAsInt()) : Path.of(file);
      byte[] bytes = contents(path);
      if (file != null && options.truth("remove")) {
        Files.delete(path);
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new Refusal("swtpm: Unable to open file " + file + ": No such file or directory", e);
    } catch (IOException e) {
      throw new Refusal("swtpm: Unable to read key: " + e.getMessage(), e);
    }
  }

  private static byte[] contents(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MAXIMUM_FILE_BYTES + 1);
      if (bytes.length > MAXIMUM_FILE_BYTES) {
        Arrays.fill(bytes, (byte) 0);
        throw new IOException("longer than " + MAXIMUM_FILE_BYTES + " bytes");
      }
      return bytes;
    }
  }

  private static byte[] unhex(byte[] digits, int size) throws Refusal {
    char[] text = new char[2 * size];
    try {
      int start = digits.length >= 2 && digits[0] == '0' && digits[1] == 'x' ? 2 : 0;
      if (digits.length - start < text.length) {
        throw notHex(size);
      }
      for (int i = 0; i < text.length; i++) {
        text[i] = (char) Byte.toUnsignedInt(digits[start + i]);
      }
      return HexFormat.of().parseHex(text, 0, text.length);
    } catch (IllegalArgumentException e) {
      throw notHex(size);
    } finally {
      Arrays.fill(text, '\0');
    }
  }

  private static Refusal notHex(int size) {
    return new Refusal("swtpm: Could not parse key hex string into " + size + " byte buffer.");
  }

  private static byte[] exact(byte[] bytes, int size) throws Refusal {
    if (bytes.length < size) {
      throw new Refusal("swtpm: The key has " + bytes.length + " bytes and must have " + size);
    }
    return Arrays.copyOf(bytes, size);
  }

  private static StateProtection password(byte[] bytes) throws Refusal {
    int length = bytes.length;
    while (length > 0 && (bytes[length - 1] == '\n' || bytes[length - 1] == '\r')) {
      length--;
    }
    if (length == 0) {
      throw new Refusal("swtpm: The passphrase is empty");
    }
    char[] password = new char[length];
    for (int i = 0; i < length; i++) {
      password[i] = (char) Byte.toUnsignedInt(bytes[i]);
    }
    try {
      return StateProtection.password(password);
    } finally {
      Arrays.fill(password, '\0');
    }
  }
}
