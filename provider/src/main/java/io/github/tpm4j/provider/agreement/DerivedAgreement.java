package io.github.tpm4j.provider.agreement;

import io.github.tpm4j.tss.crypto.HashFunction;
import java.lang.reflect.InvocationTargetException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import javax.crypto.KeyAgreementSpi;
import javax.crypto.SecretKey;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * ECDH and a derivation of keys from the secret, in software: what CMS asks for (RFC 5753). On the
 * curves of NIST the cofactor is 1, so that cofactor ECDH is the same.
 */
final class DerivedAgreement extends KeyAgreementSpi {
  /** Bouncy Castle's, whose class may stand under any name, or nowhere. */
  private static final String SHARED_INFO = "UserKeyingMaterialSpec";

  private static final String AES = "AES";
  private static final String TRIPLE_DES = "DESede";

  /** Octets of the keys that CMS derives, by the algorithm that they are for. */
  private static final Map<String, SecretKind> KINDS =
      Map.ofEntries(
          Map.entry("AES", new SecretKind(AES, 32)),
          Map.entry("2.16.840.1.101.3.4.1.2", new SecretKind(AES, 16)),
          Map.entry("2.16.840.1.101.3.4.1.22", new SecretKind(AES, 24)),
          Map.entry("2.16.840.1.101.3.4.1.42", new SecretKind(AES, 32)),
          Map.entry("2.16.840.1.101.3.4.1.5", new SecretKind(AES, 16)),
          Map.entry("2.16.840.1.101.3.4.1.25", new SecretKind(AES, 24)),
          Map.entry("2.16.840.1.101.3.4.1.45", new SecretKind(AES, 32)),
          Map.entry("DESEDE", new SecretKind(TRIPLE_DES, 24)),
          Map.entry("1.2.840.113549.3.7", new SecretKind(TRIPLE_DES, 24)),
          Map.entry("1.2.840.113549.1.9.16.3.6", new SecretKind(TRIPLE_DES, 24)));

  private record SecretKind(String algorithm, int bytes) {}

  private final String name;
  private final KeyDerivation derivation;
  private final HashFunction hash;
  private final EcdhAgreement agreement = new EcdhAgreement();
  private byte[] sharedInfo = new byte[0];

  DerivedAgreement(String name, KeyDerivation derivation, HashFunction hash) {
    this.name = name;
    this.derivation = derivation;
    this.hash = hash;
  }

  @Override
  protected void engineInit(Key key, SecureRandom random) throws InvalidKeyException {
    sharedInfo = new byte[0];
    agreement.engineInit(key, random);
  }

  /**
   * Starts with the shared information of the derivation.
   *
   * @param parameters null, or Bouncy Castle's UserKeyingMaterialSpec
   */
  @Override
  protected void engineInit(Key key, AlgorithmParameterSpec parameters, SecureRandom random)
      throws InvalidKeyException, InvalidAlgorithmParameterException {
    engineInit(key, random);
    if (parameters != null) {
      sharedInfo = sharedInfo(parameters);
    }
  }

  private byte[] sharedInfo(AlgorithmParameterSpec parameters)
      throws InvalidAlgorithmParameterException {
    if (!parameters.getClass().getSimpleName().equals(SHARED_INFO)) {
      throw new InvalidAlgorithmParameterException(
          name + " takes Bouncy Castle's " + SHARED_INFO + ", or no parameters");
    }
    try {
      Object octets = parameters.getClass().getMethod("getUserKeyingMaterial").invoke(parameters);
      return octets == null ? new byte[0] : ((byte[]) octets).clone();
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new InvalidAlgorithmParameterException("The shared information cannot be read", e);
    }
  }

  @Override
  protected Key engineDoPhase(Key other, boolean last) throws InvalidKeyException {
    return agreement.engineDoPhase(other, last);
  }

  @Override
  protected byte[] engineGenerateSecret() {
    throw new UnsupportedOperationException(
        name + " derives a key for an algorithm: name it to generateSecret");
  }

  @Override
  protected int engineGenerateSecret(byte[] target, int offset) throws ShortBufferException {
    engineGenerateSecret();
    return 0;
  }

  @Override
  protected SecretKey engineGenerateSecret(String algorithm) throws NoSuchAlgorithmException {
    SecretKind kind = algorithm == null ? null : KINDS.get(algorithm.toUpperCase(Locale.ENGLISH));
    if (kind == null) {
      throw new NoSuchAlgorithmException(
          name + " derives keys of AES and DESede, by name or object identifier, not " + algorithm);
    }
    byte[] secret = agreement.engineGenerateSecret();
    byte[] key = derivation.derive(hash, secret, sharedInfo, kind.bytes());
    try {
      return new SecretKeySpec(key, kind.algorithm());
    } finally {
      Arrays.fill(secret, (byte) 0);
      Arrays.fill(key, (byte) 0);
    }
  }
}
