package io.github.tpm4j.provider.cipher;

import io.github.tpm4j.keystore.family.RsaKeyInTpm;
import io.github.tpm4j.provider.Failures;
import io.github.tpm4j.provider.Software;
import io.github.tpm4j.tss.error.TpmException;
import java.security.AlgorithmParameters;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.SignatureException;
import java.security.interfaces.RSAKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.InvalidParameterSpecException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.CipherSpi;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.NoSuchPaddingException;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.OAEPParameterSpec;

/** RSA: private keys work in the TPM, public ones in the platform's software. */
final class RsaCipher extends CipherSpi {
  /** That of the transformation, without parameters. */
  private RsaPadding standard = new Pkcs1Padding();

  private RsaPadding padding = standard;
  private RsaKeyInTpm key;
  private Cipher software;
  private boolean decrypting;
  private byte[] buffer = new byte[0];
  private int buffered;

  @Override
  protected void engineSetMode(String mode) throws NoSuchAlgorithmException {
    if (!mode.equalsIgnoreCase("ECB") && !mode.equalsIgnoreCase("NONE")) {
      throw new NoSuchAlgorithmException("RSA has no mode " + mode);
    }
  }

  @Override
  protected void engineSetPadding(String name) throws NoSuchPaddingException {
    if (name.equalsIgnoreCase("PKCS1Padding")) {
      standard = new Pkcs1Padding();
    } else if (name.equalsIgnoreCase("NoPadding")) {
      standard = new NoPadding();
    } else {
      standard =
          OaepPadding.find(name)
              .orElseThrow(() -> new NoSuchPaddingException("RSA has no padding " + name));
    }
    padding = standard;
  }

  @Override
  protected void engineInit(int mode, Key newKey, SecureRandom random) throws InvalidKeyException {
    try {
      engineInit(mode, newKey, (AlgorithmParameterSpec) null, random);
    } catch (InvalidAlgorithmParameterException e) {
      throw new InvalidKeyException(e.getMessage(), e);
    }
  }

  @Override
  protected void engineInit(
      int mode, Key newKey, AlgorithmParameters parameters, SecureRandom random)
      throws InvalidKeyException, InvalidAlgorithmParameterException {
    try {
      engineInit(
          mode,
          newKey,
          parameters == null ? null : parameters.getParameterSpec(OAEPParameterSpec.class),
          random);
    } catch (InvalidParameterSpecException e) {
      throw new InvalidAlgorithmParameterException(e.getMessage(), e);
    }
  }

  @Override
  protected void engineInit(
      int mode, Key newKey, AlgorithmParameterSpec parameters, SecureRandom random)
      throws InvalidKeyException, InvalidAlgorithmParameterException {
    forget();
    padding = standard;
    if (newKey instanceof PublicKey) {
      initSoftware(mode, newKey, parameters, random);
      return;
    }
    RsaKeyInTpm tpmKey = Failures.requireTpmKey(newKey, RsaKeyInTpm.class);
    decrypting = mode == Cipher.DECRYPT_MODE || mode == Cipher.UNWRAP_MODE;
    if (!decrypting) {
      standard.checkPrivate(tpmKey);
    }
    if (parameters != null) {
      refusePremasterSecret(parameters);
      padding = standard.with(parameters);
    }
    if (decrypting) {
      check(tpmKey);
    }
    key = tpmKey;
    buffer = new byte[key.modulusBytes()];
  }

  private void initSoftware(
      int mode, Key publicKey, AlgorithmParameterSpec parameters, SecureRandom random)
      throws InvalidKeyException, InvalidAlgorithmParameterException {
    Optional<AlgorithmParameterSpec> ofName = padding.parametersOfName();
    String known = ofName.isPresent() ? "OAEPPadding" : padding.name();
    software = Software.cipher("RSA/ECB/" + known);
    AlgorithmParameterSpec wanted = parameters == null ? ofName.orElse(null) : parameters;
    software.init(mode, publicKey, wanted, random);
  }

  // A TLS server tries to unwrap the premaster secret with parameters of the JDK's own first. This
  // is what makes it decrypt instead, where any other exception would end the handshake.
  private static void refusePremasterSecret(AlgorithmParameterSpec parameters) {
    if (parameters.getClass().getSimpleName().equals("TlsRsaPremasterSecretParameterSpec")) {
      throw new UnsupportedOperationException("PKCS#1 padding has no parameters");
    }
  }

  private void check(RsaKeyInTpm tpmKey) throws InvalidKeyException {
    try {
      padding.check(tpmKey);
    } catch (TpmException e) {
      throw Failures.invalidKey("Cannot decrypt", tpmKey, e);
    }
  }

  private void forget() {
    key = null;
    software = null;
    Arrays.fill(buffer, (byte) 0);
    buffered = 0;
  }

  @Override
  protected int engineGetBlockSize() {
    return 0;
  }

  @Override
  protected int engineGetOutputSize(int inputLength) {
    return software != null ? software.getOutputSize(inputLength) : key.modulusBytes();
  }

  @Override
  protected byte[] engineGetIV() {
    return null;
  }

  @Override
  protected AlgorithmParameters engineGetParameters() {
    if (software != null) {
      return software.getParameters();
    }
    return key == null ? null : padding.parameters();
  }

  @Override
  protected int engineGetKeySize(Key sized) throws InvalidKeyException {
    if (sized instanceof RSAKey rsa) {
      return rsa.getModulus().bitLength();
    }
    throw new InvalidKeyException("This is no RSA key");
  }

  @Override
  protected byte[] engineUpdate(byte[] input, int offset, int length) {
    if (software != null) {
      return software.update(input, offset, length);
    }
    // What is too long is told at the end, as only there an exception may be thrown.
    int kept = Math.min(length, Math.max(0, buffer.length - buffered));
    System.arraycopy(input, offset, buffer, Math.min(buffered, buffer.length), kept);
    buffered += length;
    return new byte[0];
  }

  @Override
  protected int engineUpdate(byte[] input, int offset, int length, byte[] out, int outOffset) {
    byte[] result = engineUpdate(input, offset, length);
    int count = result == null ? 0 : result.length;
    if (count > 0) {
      System.arraycopy(result, 0, out, outOffset, count);
    }
    return count;
  }

  @Override
  protected byte[] engineDoFinal(byte[] input, int offset, int length)
      throws IllegalBlockSizeException, BadPaddingException {
    if (software != null) {
      return input == null ? software.doFinal() : software.doFinal(input, offset, length);
    }
    if (input != null) {
      engineUpdate(input, offset, length);
    }
    byte[] block = take();
    try {
      return decrypting ? padding.decrypt(key, block) : padding.applyPrivate(key, block);
    } catch (SignatureException | TpmException e) {
      throw Failures.provider(decrypting ? "Cannot decrypt" : "Cannot sign", key, e);
    } finally {
      Arrays.fill(block, (byte) 0);
    }
  }

  private byte[] take() throws IllegalBlockSizeException {
    int length = buffered;
    buffered = 0;
    int longest = decrypting ? key.modulusBytes() : padding.longestBytes(key.modulusBytes());
    try {
      if (length > longest) {
        throw new IllegalBlockSizeException(
            "TPM key " + key.alias() + " takes " + longest + " bytes at most, not " + length);
      }
      return Arrays.copyOf(buffer, length);
    } finally {
      Arrays.fill(buffer, (byte) 0);
    }
  }

  @Override
  protected int engineDoFinal(byte[] input, int offset, int length, byte[] out, int outOffset)
      throws ShortBufferException, IllegalBlockSizeException, BadPaddingException {
    if (software != null) {
      return input == null
          ? software.doFinal(out, outOffset)
          : software.doFinal(input, offset, length, out, outOffset);
    }
    // Before anything is taken: the caller repeats the call with more room.
    if (out.length - outOffset < key.modulusBytes()) {
      throw new ShortBufferException("RSA needs room for " + key.modulusBytes() + " bytes");
    }
    byte[] result = engineDoFinal(input, offset, length);
    try {
      System.arraycopy(result, 0, out, outOffset, result.length);
      return result.length;
    } finally {
      Arrays.fill(result, (byte) 0);
    }
  }

  @Override
  protected byte[] engineWrap(Key wrapped) throws IllegalBlockSizeException, InvalidKeyException {
    if (software == null) {
      throw new InvalidKeyException("Keys are wrapped with a public key");
    }
    return software.wrap(wrapped);
  }

  @Override
  protected Key engineUnwrap(byte[] wrapped, String algorithm, int type)
      throws InvalidKeyException, NoSuchAlgorithmException {
    if (software != null) {
      return software.unwrap(wrapped, algorithm, type);
    }
    try {
      byte[] encoded = engineDoFinal(wrapped, 0, wrapped.length);
      return UnwrappedKeys.of(encoded, algorithm, type);
    } catch (IllegalBlockSizeException | BadPaddingException e) {
      throw new InvalidKeyException("What was given is no wrapped key: " + e.getMessage(), e);
    }
  }
}
