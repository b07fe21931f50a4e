package io.github.tpm4j.engine.libtpms;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;

/** The AES key of swtpm's {@code --key} or {@code --migration-key}, of 16 or 32 bytes. */
public final class SwtpmKey implements AutoCloseable {
  private static final byte[] SALT = "swtpm".getBytes(StandardCharsets.US_ASCII);
  private static final int ROUNDS = 1000;

  private final SecretBytes key;

  private SwtpmKey(byte[] key) {
    this.key = SecretBytes.adopt(key);
  }

  /** How a key follows from a password. */
  public enum Kdf {
    /** PBKDF2 with HMAC-SHA-512, a fixed salt and 1,000 rounds. */
    PBKDF2,
    /** The first bytes of SHA-512. */
    SHA512
  }

  /**
   * The key itself, {@code format=binary}.
   *
   * @param keyBytes 16 or 32
   * @throws StateStoreException {@code UNUSABLE_KEY} if there are fewer bytes
   */
  public static SwtpmKey binary(byte[] content, int keyBytes) {
    if (content.length < keyBytes) {
      throw unusable("has " + content.length + " bytes, where the mode takes " + keyBytes);
    }
    return new SwtpmKey(Arrays.copyOf(content, keyBytes));
  }

  /**
   * {@code format=hex}: the digits, after 0x or not, and what is no digit after them.
   *
   * @throws StateStoreException {@code UNUSABLE_KEY} if there are fewer or more digits
   */
  public static SwtpmKey hex(byte[] content, int keyBytes) {
    String text = new String(content, StandardCharsets.ISO_8859_1).strip();
    String digits = text.startsWith("0x") ? text.substring(2) : text;
    if (!digits.matches("[0-9a-fA-F]{" + 2 * keyBytes + "}")) {
      throw unusable("has not the " + 2 * keyBytes + " hexadecimal digits that the mode takes");
    }
    return new SwtpmKey(HexFormat.of().parseHex(digits));
  }

  /**
   * From a password.
   *
   * @param content all of the file, a last line feed included
   */
  public static SwtpmKey password(byte[] content, Kdf kdf, int keyBytes) {
    byte[] derived =
        switch (kdf) {
          case SHA512 -> HashAlgorithm.of(TpmAlg.SHA512).digest(content);
          case PBKDF2 -> pbkdf2(content, keyBytes);
        };
    SwtpmKey key = new SwtpmKey(Arrays.copyOf(derived, keyBytes));
    Arrays.fill(derived, (byte) 0);
    return key;
  }

  private static byte[] pbkdf2(byte[] content, int keyBytes) {
    // The JDK's takes characters, and a password file may have any bytes.
    PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(new SHA512Digest());
    generator.init(content, SALT, ROUNDS);
    KeyParameter key = (KeyParameter) generator.generateDerivedMacParameters(keyBytes * Byte.SIZE);
    return key.getKey();
  }

  private static StateStoreException unusable(String what) {
    return new StateStoreException(
        StateStoreException.Reason.UNUSABLE_KEY, "The key of swtpm's state " + what + ".");
  }

  /** The caller must not change it. */
  byte[] borrow() {
    return key.borrow();
  }

  @Override
  public void close() {
    key.close();
  }
}
