package io.github.tpm4j.provider.contracts;

import io.github.tpm4j.keystore.TssPrivateKeySpec;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Signature;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;

/** The provider of the TPM. */
record TpmSide(Provider provider, Pairs pairs, Pairs foreign) implements Side {

  @Override
  public Signature signature(String algorithm) throws GeneralSecurityException {
    return Signature.getInstance(algorithm, provider);
  }

  @Override
  public Cipher cipher(String transformation) throws GeneralSecurityException {
    return Cipher.getInstance(transformation, provider);
  }

  @Override
  public KeyAgreement agreement() throws GeneralSecurityException {
    return KeyAgreement.getInstance("ECDH", provider);
  }

  @Override
  public KeyPairGenerator generator(String algorithm) throws GeneralSecurityException {
    return KeyPairGenerator.getInstance(algorithm, provider);
  }

  @Override
  public KeyFactory factory(String algorithm) throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm, provider);
  }

  @Override
  public SecureRandom random() throws GeneralSecurityException {
    return SecureRandom.getInstance("TPM", provider);
  }

  @Override
  public KeyStore keyStore() throws GeneralSecurityException {
    return KeyStore.getInstance("TPM", provider);
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
    return factory(keys.getPublic().getAlgorithm())
        .getKeySpec(keys.getPrivate(), TssPrivateKeySpec.class)
        .key()
        .encoded()
        .toByteArray();
  }

  @Override
  public String toString() {
    return "the TPM";
  }
}
