package io.github.tpm4j.provider.signature;

import io.github.tpm4j.keystore.family.PrivateKeyInTpm;
import io.github.tpm4j.provider.Failures;
import io.github.tpm4j.provider.Software;
import io.github.tpm4j.tss.error.TpmException;
import java.security.AlgorithmParameters;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.spec.AlgorithmParameterSpec;

/**
 * Signs with keys in a TPM; verifies in software.
 *
 * @param <K> the keys
 */
class TpmSignature<K extends PrivateKeyInTpm> extends SignatureSpi {
  private final Class<K> keyClass;
  private SigningScheme<K> scheme;
  private Message message;
  private K key;
  private Verifier verifier;

  TpmSignature(Class<K> keyClass, SigningScheme<K> scheme, Message message) {
    this.keyClass = keyClass;
    this.scheme = scheme;
    this.message = message;
  }

  @Override
  protected void engineInitSign(PrivateKey privateKey) throws InvalidKeyException {
    forget();
    K tpmKey = Failures.requireTpmKey(privateKey, keyClass);
    if (!tpmKey.canSign()) {
      throw new InvalidKeyException("TPM key " + tpmKey.alias() + " is not for signing");
    }
    try {
      check(tpmKey);
    } catch (TpmException e) {
      throw Failures.invalidKey("Cannot sign", tpmKey, e);
    }
    key = tpmKey;
  }

  /** Leaves no key behind, and nothing of a message. */
  void forget() {
    key = null;
    verifier = null;
    message.reset();
  }

  /** Checks whether the key signs so, before anything is signed. */
  void check(K tpmKey) throws InvalidKeyException {
    scheme.check(tpmKey);
  }

  @Override
  protected void engineInitVerify(PublicKey publicKey) throws InvalidKeyException {
    key = null;
    verifier = null;
    verifier = newVerifier(publicKey);
  }

  /** What verifies; the platform's software, unless a subclass has something else. */
  Verifier newVerifier(PublicKey publicKey) throws InvalidKeyException {
    Signature software = Software.signature(scheme.name());
    software.initVerify(publicKey);
    return Verifier.of(software);
  }

  @Override
  protected void engineUpdate(byte octet) throws SignatureException {
    engineUpdate(new byte[] {octet}, 0, 1);
  }

  @Override
  protected void engineUpdate(byte[] octets, int offset, int length) throws SignatureException {
    if (verifier != null) {
      verifier.update(octets, offset, length);
    } else {
      requireInitialized(key);
      message.update(octets, offset, length);
    }
  }

  // The platform lets a call through where an initialisation failed after one that did not.
  private void requireInitialized(Object with) throws SignatureException {
    if (with == null) {
      throw new SignatureException(scheme.name() + " was not initialised with a key");
    }
  }

  @Override
  protected byte[] engineSign() throws SignatureException {
    requireInitialized(key);
    byte[] input = message.finish();
    try {
      byte[] signature = scheme.sign(key, input);
      SignatureLog.signed(scheme.name(), key);
      return signature;
    } catch (TpmException e) {
      throw Failures.signature(key, e);
    }
  }

  @Override
  protected boolean engineVerify(byte[] signature) throws SignatureException {
    requireInitialized(verifier);
    return verifier.verify(signature);
  }

  /** The key that it was initialised with; null if it is not for signing. */
  K key() {
    return key;
  }

  SigningScheme<K> scheme() {
    return scheme;
  }

  /** Takes another scheme and the message that it needs. */
  void replace(SigningScheme<K> newScheme, Message newMessage) {
    scheme = newScheme;
    message = newMessage;
  }

  @Override
  protected void engineSetParameter(AlgorithmParameterSpec parameters)
      throws InvalidAlgorithmParameterException {
    if (parameters != null) {
      throw new InvalidAlgorithmParameterException(scheme.name() + " has no parameters");
    }
  }

  @Override
  protected AlgorithmParameters engineGetParameters() {
    return null;
  }

  @Override
  @Deprecated
  protected void engineSetParameter(String name, Object value) {
    throw new UnsupportedOperationException(scheme.name() + " has no parameter " + name);
  }

  @Override
  @Deprecated
  protected Object engineGetParameter(String name) {
    throw new UnsupportedOperationException(scheme.name() + " has no parameter " + name);
  }
}
