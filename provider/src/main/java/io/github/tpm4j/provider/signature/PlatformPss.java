package io.github.tpm4j.provider.signature;

import io.github.tpm4j.tss.crypto.SoftwareProviders;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Optional;

/**
 * RSASSA-PSS by the other providers, for keys that are in no TPM. Each is asked in turn, as the
 * platform would do by itself if nobody had set parameters before the key.
 */
final class PlatformPss {
  static final String ALGORITHM = "RSASSA-PSS";

  private PlatformPss() {}

  /**
   * Starts to sign.
   *
   * @param random makes the salt; null for the provider's own
   * @throws InvalidKeyException if no provider takes the key with these parameters
   */
  static Signature signer(
      PrivateKey key, Optional<AlgorithmParameterSpec> parameters, SecureRandom random)
      throws InvalidKeyException {
    return start(
        key,
        parameters,
        signature -> {
          if (random == null) {
            signature.initSign(key);
          } else {
            signature.initSign(key, random);
          }
        });
  }

  /**
   * Starts to verify.
   *
   * @throws InvalidKeyException if no provider takes the key with these parameters
   */
  static Signature verifier(PublicKey key, Optional<AlgorithmParameterSpec> parameters)
      throws InvalidKeyException {
    return start(key, parameters, signature -> signature.initVerify(key));
  }

  /** Whether a provider takes the parameters, and can show them again. */
  static boolean knows(AlgorithmParameterSpec parameters) {
    for (Provider provider : SoftwareProviders.all("Signature", ALGORITHM)) {
      try {
        Signature signature = Signature.getInstance(ALGORITHM, provider);
        signature.setParameter(parameters);
        if (signature.getParameters() != null) {
          return true;
        }
      } catch (NoSuchAlgorithmException
          | InvalidAlgorithmParameterException
          | ProviderException e) {
        // The next one may.
      }
    }
    return false;
  }

  /** The parameters, to be encoded by the provider that knows them. */
  static AlgorithmParameters encoded(AlgorithmParameterSpec parameters)
      throws InvalidAlgorithmParameterException {
    for (Provider provider : SoftwareProviders.all("AlgorithmParameters", ALGORITHM)) {
      try {
        AlgorithmParameters encoded = AlgorithmParameters.getInstance(ALGORITHM, provider);
        encoded.init(parameters);
        return encoded;
      } catch (GeneralSecurityException e) {
        // The next one may.
      }
    }
    throw new InvalidAlgorithmParameterException("No provider encodes these parameters");
  }

  private interface Start {
    void of(Signature signature) throws InvalidKeyException;
  }

  private static Signature start(
      Key key, Optional<AlgorithmParameterSpec> parameters, Start initialize)
      throws InvalidKeyException {
    InvalidKeyException refusal =
        new InvalidKeyException(
            "No provider of this JVM takes the key for "
                + ALGORITHM
                + ", neither TPM nor another: "
                + (key == null ? "null" : key.getClass().getName()));
    for (Provider provider : SoftwareProviders.all("Signature", ALGORITHM)) {
      if (provider.getService("Signature", ALGORITHM).supportsParameter(key)) {
        try {
          Signature signature = Signature.getInstance(ALGORITHM, provider);
          if (parameters.isPresent()) {
            signature.setParameter(parameters.get());
          }
          initialize.of(signature);
          return signature;
        } catch (GeneralSecurityException e) {
          refusal.addSuppressed(e);
        }
      }
    }
    throw refusal;
  }
}
