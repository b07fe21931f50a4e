package io.github.tpm4j.provider.contracts;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;

/**
 * The providers of the JDK.
 *
 * @param storeType PKCS12 or JKS
 */
record JdkSide(String storeType, Pairs pairs, Pairs foreign) implements Side {
  private static final String PROTECTION = "PBEWithSHA1AndDESede";

  @Override
  public Signature signature(String algorithm) throws GeneralSecurityException {
    if (algorithm.equals("NONEwithRSA")) {
      return Signature.getInstance(algorithm, "SunJCE");
    }
    return Signature.getInstance(algorithm, algorithm.contains("RSA") ? "SunRsaSign" : "SunEC");
  }

  @Override
  public Cipher cipher(String transformation) throws GeneralSecurityException {
    return Cipher.getInstance(transformation, "SunJCE");
  }

  @Override
  public KeyAgreement agreement() throws GeneralSecurityException {
    return KeyAgreement.getInstance("ECDH", "SunEC");
  }

  @Override
  public KeyPairGenerator generator(String algorithm) throws GeneralSecurityException {
    return KeyPairGenerator.getInstance(algorithm, provider(algorithm));
  }

  @Override
  public KeyFactory factory(String algorithm) throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm, provider(algorithm));
  }

  private static String provider(String algorithm) {
    return algorithm.equals("RSA") ? "SunRsaSign" : "SunEC";
  }

  @Override
  public SecureRandom random() throws GeneralSecurityException {
    return SecureRandom.getInstance("NativePRNG");
  }

  @Override
  public KeyStore keyStore() throws GeneralSecurityException {
    return KeyStore.getInstance(storeType, storeType.equals("JKS") ? "SUN" : "SunJSSE");
  }

  @Override
  public KeyPair keys(String algorithm) {
    return pairs.first(algorithm);
  }

  @Override
  public KeyPair otherKeys(String algorithm) {
    return pairs.second(algorithm);
  }

  @Override
  public KeyPair foreignKeys(String algorithm) {
    return foreign.first(algorithm);
  }

  @Override
  public byte[] encoded(KeyPair keys) throws GeneralSecurityException {
    try {
      Cipher cipher = Cipher.getInstance(PROTECTION, "SunJCE");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          SecretKeyFactory.getInstance(PROTECTION)
              .generateSecret(new PBEKeySpec(StoreScripts.PASSWORD)),
          new PBEParameterSpec(new byte[8], 1));
      return new EncryptedPrivateKeyInfo(
              cipher.getParameters(), cipher.doFinal(keys.getPrivate().getEncoded()))
          .getEncoded();
    } catch (java.io.IOException e) {
      throw new GeneralSecurityException(e);
    }
  }

  @Override
  public String toString() {
    return "the JDK, " + storeType;
  }
}
