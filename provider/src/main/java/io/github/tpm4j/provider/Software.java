package io.github.tpm4j.provider;

import io.github.tpm4j.tss.crypto.PostQuantumProviders;
import io.github.tpm4j.tss.crypto.SoftwareProviders;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Signature;
import java.util.List;
import javax.crypto.Cipher;

/** Software for public keys: what is not secret needs no TPM. */
public final class Software {

  private Software() {}

  /**
   * Verifies signatures.
   *
   * @param algorithm a standard name of JCA
   * @return one of a provider of software, uninitialised
   */
  public static Signature signature(String algorithm) {
    return find(
        algorithm, () -> Signature.getInstance(algorithm, provider("Signature", algorithm)));
  }

  /**
   * Encrypts with public keys.
   *
   * @param transformation a standard name of JCA, with mode and padding
   * @return one of a provider of software, uninitialised
   */
  public static Cipher cipher(String transformation) {
    String algorithm = transformation.substring(0, transformation.indexOf('/'));
    return find(
        transformation,
        () -> Cipher.getInstance(transformation, SoftwareProviders.of("Cipher", algorithm)));
  }

  /**
   * Makes public keys.
   *
   * @param algorithm a standard name of JCA
   * @return one of a provider of software
   */
  public static KeyFactory keyFactory(String algorithm) {
    return find(
        algorithm, () -> KeyFactory.getInstance(algorithm, provider("KeyFactory", algorithm)));
  }

  /**
   * Makes public keys for one provider's other services.
   *
   * @param algorithm a standard name of JCA
   * @param provider the provider whose services take the keys
   * @return one of that provider, or of another if it has none
   */
  public static KeyFactory keyFactory(String algorithm, Provider provider) {
    return find(algorithm, () -> KeyFactory.getInstance(algorithm, provider));
  }

  /**
   * Digests by a function that not every platform has.
   *
   * @param algorithm a standard name of JCA
   * @return one of the platform's, or else of the library for what it lacks
   */
  public static MessageDigest digest(String algorithm) {
    return find(
        algorithm,
        () ->
            MessageDigest.getInstance(
                algorithm, PostQuantumProviders.of("MessageDigest", algorithm)));
  }

  /**
   * Encodes parameters.
   *
   * @param algorithm a standard name of JCA
   * @return one of a provider of software, uninitialised
   */
  public static AlgorithmParameters parameters(String algorithm) {
    return find(
        algorithm,
        () ->
            AlgorithmParameters.getInstance(
                algorithm, SoftwareProviders.of("AlgorithmParameters", algorithm)));
  }

  /** What is used most, with the provider that computes it. */
  static List<String> inUse() {
    return List.of(
        described("Signature", "SHA256withECDSA"),
        described("Signature", "SHA256withRSA"),
        described("Signature", "RSASSA-PSS"),
        described("Cipher", "RSA"),
        described("MessageDigest", "SHA-256"));
  }

  private static String described(String type, String algorithm) {
    try {
      Provider provider = provider(type, algorithm);
      return type + " " + algorithm + ": " + provider.getName() + " " + provider.getVersionStr();
    } catch (NoSuchAlgorithmException e) {
      return type + " " + algorithm + ": none";
    }
  }

  // Before JDK 24 these are in Bouncy Castle only, which need not be registered.
  private static Provider provider(String type, String algorithm) throws NoSuchAlgorithmException {
    return algorithm.contains("ML-")
        ? PostQuantumProviders.of(type, algorithm)
        : SoftwareProviders.of(type, algorithm);
  }

  private interface Search<T> {
    T run() throws GeneralSecurityException;
  }

  private static <T> T find(String algorithm, Search<T> search) {
    try {
      return search.run();
    } catch (NoSuchAlgorithmException e) {
      throw new ProviderException("This JVM has no " + algorithm + " in software", e);
    } catch (GeneralSecurityException e) {
      throw new ProviderException(algorithm + " in software: " + e.getMessage(), e);
    }
  }
}
