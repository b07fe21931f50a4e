package io.github.tpm4j.engine.crypto.rsa;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.bouncycastle.crypto.AsymmetricBlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ParametersWithRandom;

/** RSA behind Bouncy Castle's interface, so that its paddings can run on the JDK's arithmetic. */
final class RsaBlockCipher implements AsymmetricBlockCipher {
  private final boolean encrypts;
  private final int modulusBytes;
  private final UnaryOperator<byte[]> operation;

  private RsaBlockCipher(boolean encrypts, int modulusBytes, UnaryOperator<byte[]> operation) {
    this.encrypts = encrypts;
    this.modulusBytes = modulusBytes;
    this.operation = operation;
  }

  /** The message padded by {@code padding} and encrypted. */
  static byte[] encrypt(
      RsaPublicKey key,
      Function<AsymmetricBlockCipher, AsymmetricBlockCipher> padding,
      byte[] message,
      RandomSource random) {
    AsymmetricBlockCipher cipher =
        padding.apply(new RsaBlockCipher(true, key.sizeBytes(), key::apply));
    CipherParameters parameters = new AsymmetricKeyParameter(false);
    cipher.init(true, new ParametersWithRandom(parameters, random.asSecureRandom()));
    if (message.length > cipher.getInputBlockSize()) {
      throw new IllegalArgumentException(
          "The message is longer than the " + cipher.getInputBlockSize() + " octets of the key");
    }
    try {
      return cipher.processBlock(message, 0, message.length);
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("Padding a message cannot fail", e);
    }
  }

  /** The message without its padding; empty if the padding is not right. */
  static Optional<byte[]> decrypt(
      RsaPrivateKey key,
      Function<AsymmetricBlockCipher, AsymmetricBlockCipher> padding,
      byte[] cipherText) {
    int modulusBytes = key.publicKey().sizeBytes();
    AsymmetricBlockCipher cipher =
        padding.apply(new RsaBlockCipher(false, modulusBytes, key::apply));
    cipher.init(false, new AsymmetricKeyParameter(true));
    try {
      return Optional.of(cipher.processBlock(cipherText, 0, cipherText.length));
    } catch (InvalidCipherTextException e) {
      // One answer for every fault, so that the caller learns nothing about the padding.
      return Optional.empty();
    }
  }

  @Override
  public void init(boolean forEncryption, CipherParameters parameters) {
    if (forEncryption != encrypts) {
      throw new IllegalArgumentException("The RSA key is for the other direction");
    }
  }

  @Override
  public int getInputBlockSize() {
    return encrypts ? modulusBytes - 1 : modulusBytes;
  }

  @Override
  public int getOutputBlockSize() {
    return encrypts ? modulusBytes : modulusBytes - 1;
  }

  /** As Bouncy Castle's engines: when decrypting a first octet of 0 is left out. */
  @Override
  public byte[] processBlock(byte[] in, int offset, int length) {
    byte[] out = operation.apply(Arrays.copyOfRange(in, offset, offset + length));
    if (encrypts) {
      return out;
    }
    // 1 for an octet of 0, else 0, without a branch that would tell one from the other.
    int skipped = ((out[0] & 0xFF) - 1) >>> 31;
    byte[] message = Arrays.copyOfRange(out, skipped, out.length);
    Arrays.fill(out, (byte) 0);
    return message;
  }
}
