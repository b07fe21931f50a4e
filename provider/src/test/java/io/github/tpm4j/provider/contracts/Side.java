package io.github.tpm4j.provider.contracts;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;

/** One whose services are called: the JDK, or the provider of the TPM. */
interface Side {

  Signature signature(String algorithm) throws GeneralSecurityException;

  Cipher cipher(String transformation) throws GeneralSecurityException;

  KeyAgreement agreement() throws GeneralSecurityException;

  KeyPairGenerator generator(String algorithm) throws GeneralSecurityException;

  KeyFactory factory(String algorithm) throws GeneralSecurityException;

  SecureRandom random() throws GeneralSecurityException;

  /** A KeyStore that was not loaded yet. */
  KeyStore keyStore() throws GeneralSecurityException;

  /** A pair of this side of RSA-2048 or P-256, always the same. */
  KeyPair keys(String algorithm);

  /** Another of the same kind. */
  KeyPair otherKeys(String algorithm);

  /** The encoding of {@link #keys} that {@link KeyStore#setKeyEntry} takes. */
  byte[] encoded(KeyPair keys) throws GeneralSecurityException;

  /** A pair of the other side, whose private key this one cannot know. */
  KeyPair foreignKeys(String algorithm);
}
