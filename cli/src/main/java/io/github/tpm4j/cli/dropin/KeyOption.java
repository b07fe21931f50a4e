package io.github.tpm4j.cli.dropin;

import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.transport.nativeio.GivenFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A key as swtpm's {@code --key} and {@code --migration-key} name it, such as {@code
 * file=FILE,mode=aes-256-cbc}: a key, or a password, in a file or a pipe.
 */
public final class KeyOption {
  private static final Set<String> KEYS =
      Set.of("file", "fd", "mode", "format", "remove", "pwdfile", "pwdfd", "kdf");
  private static final int AES_128_BYTES = 16;
  private static final int AES_256_BYTES = 32;
  private static final int MAXIMUM_FILE_BYTES = 65_536;

  private final SubOptions options;
  private final GivenKey.Form form;
  private final int sizeBytes;

  private KeyOption(SubOptions options, GivenKey.Form form, int sizeBytes) {
    this.options = options;
    this.form = form;
    this.sizeBytes = sizeBytes;
  }

  /**
   * Reads the text, not yet what it names.
   *
   * @throws Refusal if it is not of that form
   */
  public static KeyOption parse(String text) throws Refusal {
    SubOptions options = SubOptions.parse("key", text, KEYS, Set.of("remove"));
    boolean isKey = options.has("file") || options.number("fd").isPresent();
    boolean isPassword = options.has("pwdfile") || options.number("pwdfd").isPresent();
    if (!isKey && !isPassword) {
      throw new Refusal("swtpm: Either file=, fd=, pwdfile=, or pwdfd= is required for key option");
    }
    int size = keySize(options.text("mode").orElse("aes-cbc"));
    boolean hex = isHex(options.text("format").orElse("hex"));
    boolean isSha512 = isSha512(options.text("kdf").orElse("pbkdf2"));
    GivenKey.Form keyForm = hex ? GivenKey.Form.HEX : GivenKey.Form.BINARY;
    GivenKey.Form passwordForm = isSha512 ? GivenKey.Form.SHA512 : GivenKey.Form.PBKDF2;
    return new KeyOption(options, isKey ? keyForm : passwordForm, size);
  }

  /**
   * Reads what it names, which a pipe gives only once.
   *
   * @return the caller closes it
   * @throws Refusal if there is no such file, or it holds no such key
   */
  public GivenKey read() throws Refusal {
    return GivenKey.of(contents(form.isPassword()), form, sizeBytes);
  }

  /**
   * The protection of this program's state by the key that an option names.
   *
   * @param text of the option; empty for no protection
   * @return the caller closes it
   */
  public static StateProtection protection(Optional<String> text) throws Refusal {
    if (text.isEmpty()) {
      return StateProtection.none();
    }
    try (GivenKey given = parse(text.get()).read()) {
      return given.protection();
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

  private static boolean isSha512(String kdf) throws Refusal {
    return switch (kdf) {
      case "sha512" -> true;
      case "pbkdf2" -> false;
      default -> throw new Refusal("swtpm: Unknown kdf '" + kdf + "'.");
    };
  }

  private byte[] contents(boolean password) throws Refusal {
    OptionalInt descriptor = options.number(password ? "pwdfd" : "fd");
    String file = options.text(password ? "pwdfile" : "file").orElse(null);
    try {
      if (file == null) {
        return given(descriptor.getAsInt());
      }
      Path path = Path.of(file);
      byte[] bytes = contents(path);
      if (options.truth("remove")) {
        Files.delete(path);
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new Refusal("swtpm: Unable to open file " + file + ": No such file or directory", e);
    } catch (IOException e) {
      throw new Refusal("swtpm: Unable to read key: " + e.getMessage(), e);
    }
  }

  /** libvirt's pipe belongs to root, and this process to another user. */
  private static byte[] given(int descriptor) throws IOException {
    if (!Descriptors.isOpen(descriptor)) {
      throw new IOException("Bad file descriptor");
    }
    return GivenFile.read(descriptor, MAXIMUM_FILE_BYTES);
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
}
