package io.github.tpm4j.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * How state is protected at rest: not at all, or by AES-256-GCM under a key that comes from a
 * password (scrypt, RFC 7914) or a key file (HKDF-SHA256, RFC 5869).
 *
 * <p>Encryption hides the state and reveals every change to it, but an old copy of the whole file
 * put back in its place is accepted: a rollback can only be prevented by hardware. Names and values
 * are hidden, the size and number of commits are not. A live copy of the running process, such as a
 * virtual machine restored twice from one snapshot, must not go on writing in both places.
 *
 * <p>Close it when the store is open: the secret is then wiped.
 */
public final class StateProtection implements AutoCloseable {
  /** A key file has at least as many bytes as an AES-256 key. */
  public static final int MIN_KEY_FILE_BYTES = 32;

  /** A key that another program has made may be one of AES-128. */
  public static final int MIN_KEY_BYTES = 16;

  /** A longer file was not meant to be a key. */
  public static final int MAX_KEY_FILE_BYTES = 65_536;

  static final int MASTER_KEY_BYTES = 32;

  enum Kind {
    NONE(0, "without a key"),
    KEY_FILE(1, "with a key file"),
    PASSWORD(2, "with a password");

    private final int code;
    private final String words;

    Kind(int code, String words) {
      this.code = code;
      this.words = words;
    }

    int code() {
      return code;
    }

    String words() {
      return words;
    }

    static Optional<Kind> ofCode(int code) {
      return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
    }
  }

  private final Kind kind;
  private final byte[] secret;

  private StateProtection(Kind kind, byte[] secret) {
    this.kind = kind;
    this.secret = secret;
  }

  /**
   * State is readable by whoever can read the file. Damage is found, forgery is not.
   *
   * @return no encryption
   */
  public static StateProtection none() {
    return new StateProtection(Kind.NONE, new byte[0]);
  }

  /**
   * {@return the password is copied; the caller wipes its own}
   *
   * @param password of 1 character at least
   * @throws StateStoreException {@code UNUSABLE_KEY} if it is empty
   */
  public static StateProtection password(char[] password) {
    if (password.length == 0) {
      throw unusable("The password of a TPM state must not be empty.");
    }
    ByteBuffer encoded = UTF_8.encode(CharBuffer.wrap(password));
    byte[] secret = new byte[encoded.remaining()];
    encoded.get(secret);
    Arrays.fill(encoded.array(), (byte) 0);
    return new StateProtection(Kind.PASSWORD, secret);
  }

  /**
   * {@return the file's bytes, whatever they are, are the key; nobody should be able to guess them}
   *
   * @param file with the key; a pipe is read too
   * @throws StateStoreException {@code UNUSABLE_KEY} if it cannot be read, or has fewer than
   *     {@value #MIN_KEY_FILE_BYTES} or more than {@value #MAX_KEY_FILE_BYTES} bytes
   */
  public static StateProtection keyFile(Path file) {
    // Unlike FileInputStream, this also reads from a pipe, by which a shell can pass a key.
    try (InputStream in = Files.newInputStream(file)) {
      byte[] secret = in.readNBytes(MAX_KEY_FILE_BYTES + 1);
      if (secret.length < MIN_KEY_FILE_BYTES || secret.length > MAX_KEY_FILE_BYTES) {
        Arrays.fill(secret, (byte) 0);
        throw unusable(
            "Key file %s must have %d to %d bytes."
                .formatted(file, MIN_KEY_FILE_BYTES, MAX_KEY_FILE_BYTES));
      }
      return new StateProtection(Kind.KEY_FILE, secret);
    } catch (IOException e) {
      throw new StateStoreException(
          StateStoreException.Reason.UNUSABLE_KEY, "Key file " + file + " cannot be read.", e);
    }
  }

  /**
   * A key in memory, which is copied; the caller wipes its own. It protects as a key file does that
   * has these bytes.
   *
   * @param key random bytes, not a password
   * @return encryption by the key
   * @throws StateStoreException {@code UNUSABLE_KEY} if it has fewer than {@value #MIN_KEY_BYTES}
   *     or more than {@value #MAX_KEY_FILE_BYTES} bytes
   */
  public static StateProtection key(byte[] key) {
    if (key.length < MIN_KEY_BYTES || key.length > MAX_KEY_FILE_BYTES) {
      throw unusable(
          "A key must have %d to %d bytes.".formatted(MIN_KEY_BYTES, MAX_KEY_FILE_BYTES));
    }
    return new StateProtection(Kind.KEY_FILE, key.clone());
  }

  private static StateStoreException unusable(String message) {
    return new StateStoreException(StateStoreException.Reason.UNUSABLE_KEY, message);
  }

  Kind kind() {
    return kind;
  }

  KdfParameters newKdfParameters() {
    return kind == Kind.PASSWORD ? KdfParameters.scrypt() : KdfParameters.saltOnly();
  }

  byte[] masterKey(KdfParameters kdf) {
    return switch (kind) {
      case NONE -> new byte[0];
      case KEY_FILE -> hkdf(kdf);
      case PASSWORD ->
          SCrypt.generate(
              secret,
              kdf.salt(),
              1 << kdf.log2Cost(),
              kdf.blockSize(),
              kdf.parallelism(),
              MASTER_KEY_BYTES);
    };
  }

  private byte[] hkdf(KdfParameters kdf) {
    HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
    generator.init(new HKDFParameters(secret, kdf.salt(), "tpm4j state key file".getBytes(UTF_8)));
    byte[] key = new byte[MASTER_KEY_BYTES];
    generator.generateBytes(key, 0, key.length);
    return key;
  }

  /** Wipes the secret. Stores opened with it go on working. */
  @Override
  public void close() {
    Arrays.fill(secret, (byte) 0);
  }

  /** Says how, never with what. */
  @Override
  public String toString() {
    return "StateProtection " + kind.words();
  }
}
