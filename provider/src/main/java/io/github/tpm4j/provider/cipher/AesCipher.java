package io.github.tpm4j.provider.cipher;

import io.github.tpm4j.keystore.TpmSecretKey;
import io.github.tpm4j.provider.Failures;
import io.github.tpm4j.provider.Software;
import io.github.tpm4j.tss.device.Enciphered;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.AlgorithmParameters;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.InvalidParameterSpecException;
import java.util.Arrays;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.CipherSpi;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.NoSuchPaddingException;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.IvParameterSpec;

/**
 * AES by keys in the TPM. Each update sends the whole blocks that are there; of what is decrypted
 * with padding the last block waits for the end. What is less than a block waits in every mode.
 */
final class AesCipher extends CipherSpi {
  static final int BLOCK_BYTES = 16;

  private static final int ANY_KEY_BITS = 0;

  private final int keyBits;
  private AesMode mode;
  private boolean padded;
  private TpmSecretKey key;
  private boolean decrypting;
  private byte[] iv;
  private Bytes nextIv = Bytes.EMPTY;
  private byte[] waiting = new byte[0];
  private boolean incomplete;

  AesCipher() {
    this.mode = AesMode.ECB;
    this.padded = true;
    this.keyBits = ANY_KEY_BITS;
  }

  /** One mode without padding, for keys of one size. */
  AesCipher(AesMode mode, int keyBits) {
    this.mode = mode;
    this.keyBits = keyBits;
  }

  @Override
  protected void engineSetMode(String name) throws NoSuchAlgorithmException {
    mode =
        AesMode.find(name)
            .orElseThrow(() -> new NoSuchAlgorithmException("TPMs have no AES in mode " + name));
    padded = mode != AesMode.CTR;
  }

  @Override
  protected void engineSetPadding(String name) throws NoSuchPaddingException {
    boolean isPkcs = name.equalsIgnoreCase("PKCS5Padding") || name.equalsIgnoreCase("PKCS7Padding");
    if (!isPkcs && !name.equalsIgnoreCase("NoPadding") || isPkcs && mode == AesMode.CTR) {
      throw new NoSuchPaddingException("There is no padding " + name + " of AES in " + mode);
    }
    padded = isPkcs;
  }

  @Override
  protected void engineInit(int newMode, Key newKey, SecureRandom random)
      throws InvalidKeyException {
    try {
      engineInit(newMode, newKey, (AlgorithmParameterSpec) null, random);
    } catch (InvalidAlgorithmParameterException e) {
      throw new InvalidKeyException(e.getMessage(), e);
    }
  }

  @Override
  protected void engineInit(
      int newMode, Key newKey, AlgorithmParameters parameters, SecureRandom random)
      throws InvalidKeyException, InvalidAlgorithmParameterException {
    try {
      engineInit(
          newMode,
          newKey,
          parameters == null ? null : parameters.getParameterSpec(IvParameterSpec.class),
          random);
    } catch (InvalidParameterSpecException e) {
      throw new InvalidAlgorithmParameterException(e.getMessage(), e);
    }
  }

  @Override
  protected void engineInit(
      int newMode, Key newKey, AlgorithmParameterSpec parameters, SecureRandom random)
      throws InvalidKeyException, InvalidAlgorithmParameterException {
    key = null;
    iv = null;
    restart();
    TpmSecretKey tpmKey = Failures.requireTpmKey(newKey, TpmSecretKey.class);
    decrypting = newMode == Cipher.DECRYPT_MODE || newMode == Cipher.UNWRAP_MODE;
    AesKeyCheck.check(tpmKey, mode, decrypting);
    if (keyBits != ANY_KEY_BITS && tpmKey.keySizeBits() != keyBits) {
      throw new InvalidKeyException(
          "AES_%d takes keys of so many bits; TPM key %s has %d"
              .formatted(keyBits, tpmKey.alias(), tpmKey.keySizeBits()));
    }
    iv = iv(parameters, random);
    key = tpmKey;
    restart();
  }

  private byte[] iv(AlgorithmParameterSpec parameters, SecureRandom random)
      throws InvalidAlgorithmParameterException {
    if (parameters == null) {
      return mode.hasIv() ? newIv(random) : null;
    }
    if (!mode.hasIv()) {
      throw new InvalidAlgorithmParameterException(mode + " takes no parameters");
    }
    if (!(parameters instanceof IvParameterSpec given)) {
      throw new InvalidAlgorithmParameterException(mode + " takes an IvParameterSpec");
    }
    if (given.getIV().length != BLOCK_BYTES) {
      throw new InvalidAlgorithmParameterException(
          "An IV of AES has 16 bytes, not " + given.getIV().length);
    }
    return given.getIV();
  }

  private byte[] newIv(SecureRandom random) throws InvalidAlgorithmParameterException {
    if (decrypting) {
      throw new InvalidAlgorithmParameterException(
          mode + " needs the IV that was used to encrypt, as an IvParameterSpec");
    }
    byte[] made = new byte[BLOCK_BYTES];
    (random == null ? new SecureRandom() : random).nextBytes(made);
    return made;
  }

  /** Forgets the message, and begins with the IV of the initialisation. */
  private void restart() {
    nextIv = iv == null ? Bytes.EMPTY : Bytes.of(iv);
    keep(new byte[0]);
    incomplete = false;
  }

  private void keep(byte[] rest) {
    Arrays.fill(waiting, (byte) 0);
    waiting = rest;
  }

  @Override
  protected int engineGetBlockSize() {
    return BLOCK_BYTES;
  }

  @Override
  protected int engineGetOutputSize(int inputLength) {
    int all = Math.addExact(waiting.length, inputLength);
    return padded && !decrypting ? Math.addExact(all, BLOCK_BYTES - all % BLOCK_BYTES) : all;
  }

  @Override
  protected byte[] engineGetIV() {
    return iv == null ? null : iv.clone();
  }

  @Override
  protected AlgorithmParameters engineGetParameters() {
    if (iv == null) {
      return null;
    }
    AlgorithmParameters encoded = Software.parameters(TpmSecretKey.AES);
    try {
      encoded.init(new IvParameterSpec(iv));
      return encoded;
    } catch (InvalidParameterSpecException e) {
      throw new ProviderException(e.getMessage(), e);
    }
  }

  @Override
  protected int engineGetKeySize(Key sized) throws InvalidKeyException {
    if (sized instanceof TpmSecretKey own && own.isAes()) {
      return own.keySizeBits();
    }
    throw new InvalidKeyException("This is no AES key of a TPM");
  }

  @Override
  protected byte[] engineUpdate(byte[] input, int offset, int length) {
    requireUsable();
    byte[] all = joined(input, offset, length);
    int now = nowBytes(all.length);
    try {
      Enciphered made = crypt(Arrays.copyOf(all, now));
      keep(Arrays.copyOfRange(all, now, all.length));
      nextIv = made.nextIv();
      return made.data().borrow();
    } catch (TpmException e) {
      // What follows must not be taken for the whole.
      incomplete = true;
      throw failure(e);
    } finally {
      Arrays.fill(all, (byte) 0);
    }
  }

  private void requireUsable() {
    if (key == null) {
      throw new IllegalStateException("AES was not initialised with a key");
    }
    if (incomplete) {
      throw new ProviderException(
          "The TPM did not take a part of the message; initialise the Cipher again");
    }
  }

  private byte[] joined(byte[] input, int offset, int length) {
    byte[] all = Arrays.copyOf(waiting, waiting.length + length);
    if (length > 0) {
      System.arraycopy(input, offset, all, waiting.length, length);
    }
    return all;
  }

  /** How many bytes an update gives, if so many are there. */
  private int nowBytes(int allBytes) {
    int blocks = decrypting && padded ? Math.max(0, allBytes - 1) : allBytes;
    return blocks / BLOCK_BYTES * BLOCK_BYTES;
  }

  /** Wipes {@code data}. */
  private Enciphered crypt(byte[] data) {
    try (SecretBytes in = SecretBytes.adopt(data)) {
      return in.isEmpty()
          ? new Enciphered(SecretBytes.EMPTY, nextIv)
          : key.loaded().encryptDecrypt(decrypting, mode.alg(), nextIv, in);
    }
  }

  private ProviderException failure(TpmException e) {
    return Failures.provider(decrypting ? "Cannot decrypt" : "Cannot encrypt", key, e);
  }

  @Override
  protected int engineUpdate(byte[] input, int offset, int length, byte[] out, int outOffset)
      throws ShortBufferException {
    requireRoom(nowBytes(waiting.length + length), out, outOffset);
    byte[] result = engineUpdate(input, offset, length);
    return put(result, out, outOffset);
  }

  // Before anything is taken: the caller repeats the call with more room.
  private static void requireRoom(int bytes, byte[] out, int outOffset)
      throws ShortBufferException {
    if (out.length - outOffset < bytes) {
      throw new ShortBufferException("AES needs room for " + bytes + " bytes");
    }
  }

  private static int put(byte[] result, byte[] out, int outOffset) {
    System.arraycopy(result, 0, out, outOffset, result.length);
    Arrays.fill(result, (byte) 0);
    return result.length;
  }

  @Override
  protected byte[] engineDoFinal(byte[] input, int offset, int length)
      throws IllegalBlockSizeException, BadPaddingException {
    try {
      return finished(input, offset, length);
    } finally {
      restart();
    }
  }

  @Override
  protected int engineDoFinal(byte[] input, int offset, int length, byte[] out, int outOffset)
      throws ShortBufferException, IllegalBlockSizeException, BadPaddingException {
    // How much padding is taken off is known afterwards only.
    int least = engineGetOutputSize(length) - (decrypting && padded ? BLOCK_BYTES : 0);
    requireRoom(least, out, outOffset);
    byte[] result;
    try {
      result = finished(input, offset, length);
    } catch (IllegalBlockSizeException | BadPaddingException | RuntimeException e) {
      restart();
      throw e;
    }
    try {
      requireRoom(result.length, out, outOffset);
    } catch (ShortBufferException e) {
      Arrays.fill(result, (byte) 0);
      throw e;
    }
    restart();
    return put(result, out, outOffset);
  }

  /** What is left of the message, which is not forgotten yet. */
  private byte[] finished(byte[] input, int offset, int length)
      throws IllegalBlockSizeException, BadPaddingException {
    requireUsable();
    byte[] all = joined(input, offset, length);
    try {
      requireWhole(all.length);
      byte[] made =
          crypt(padded && !decrypting ? Pkcs7Padding.pad(all, BLOCK_BYTES) : all.clone())
              .data()
              .borrow();
      return padded && decrypting && made.length > 0 ? unpadded(made) : made;
    } catch (TpmException e) {
      throw failure(e);
    } finally {
      Arrays.fill(all, (byte) 0);
    }
  }

  private void requireWhole(int bytes) throws IllegalBlockSizeException {
    boolean any = padded ? !decrypting : mode.isStream();
    if (!any && bytes % BLOCK_BYTES != 0) {
      throw new IllegalBlockSizeException(
          "What is left is %d bytes long, no multiple of 16".formatted(bytes));
    }
  }

  private static byte[] unpadded(byte[] made) throws BadPaddingException {
    try {
      return Pkcs7Padding.unpad(made, BLOCK_BYTES);
    } finally {
      Arrays.fill(made, (byte) 0);
    }
  }

  @Override
  protected byte[] engineWrap(Key wrapped) throws IllegalBlockSizeException, InvalidKeyException {
    byte[] encoded = wrapped.getEncoded();
    if (encoded == null) {
      throw new InvalidKeyException("The key to be wrapped has no encoding");
    }
    try {
      return engineDoFinal(encoded, 0, encoded.length);
    } catch (BadPaddingException e) {
      throw new InvalidKeyException(e.getMessage(), e);
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  @Override
  protected Key engineUnwrap(byte[] wrapped, String algorithm, int type)
      throws InvalidKeyException, NoSuchAlgorithmException {
    try {
      return UnwrappedKeys.of(engineDoFinal(wrapped, 0, wrapped.length), algorithm, type);
    } catch (IllegalBlockSizeException | BadPaddingException e) {
      throw new InvalidKeyException("What was given is no wrapped key: " + e.getMessage(), e);
    }
  }
}
