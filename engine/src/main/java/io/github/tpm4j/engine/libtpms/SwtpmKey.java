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
   * {@code format=hex}: as many digits as the mode takes, after 0x or not, and behind them nothing
   * or what is no digit. They are in no String.
   *
   * @throws StateStoreException {@code UNUSABLE_KEY} if there are fewer or more digits
   */
  public static SwtpmKey hex(byte[] content, int keyBytes) {
    return new SwtpmKey(hexBytes(content, keyBytes));
  }

  /**
   * The bytes of such a key, to be wiped.
   *
   * @throws StateStoreException {@code UNUSABLE_KEY} if there are fewer or more digits
   */
  public static byte[] hexBytes(byte[] content, int keyBytes) {
    int start = content.length >= 2 && content[0] == '0' && content[1] == 'x' ? 2 : 0;
    int end = start + 2 * keyBytes;
    boolean isWhole =
        end == content.length || end < content.length && !HexFormat.isHexDigit(content[end]);
    byte[] key = new byte[keyBytes];
    for (int i = 0; i < keyBytes && isWhole; i++) {
      int high = content[start + 2 * i];
      int low = content[start + 2 * i + 1];
      isWhole = HexFormat.isHexDigit(high) && HexFormat.isHexDigit(low);
      key[i] =
          isWhole ? (byte) (HexFormat.fromHexDigit(high) << 4 | HexFormat.fromHexDigit(low)) : 0;
    }
    if (!isWhole) {
      Arrays.fill(key, (byte) 0);
      throw unusable("has not the " + 2 * keyBytes + " hexadecimal digits that the mode takes");
    }
    return key;
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
