package io.github.tpm4j.keystore.family;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.KeyOrigin;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.policy.PolicyInputs;
import java.security.InvalidKeyException;
import java.security.Key;
import javax.security.auth.Destroyable;

/**
 * A key that never leaves its TPM, as the services see it: of whichever family the TPM is. What it
 * throws of a TPM is a {@link io.github.tpm4j.tss.error.TpmException}. May be used by many threads.
 */
public interface KeyInTpm extends Key, Destroyable {

  /** {@return the name of the key in messages} */
  String alias();

  /** {@return where the password comes from} */
  KeyAuth auth();

  /**
   * {@return the key as a file keeps it}
   *
   * @throws IllegalArgumentException if no file can keep it
   */
  Tss2PrivateKey file();

  /** {@return what is kept beside the file} */
  KeyOrigin origin();

  /**
   * {@return this key under another name, with another source of its password} Destroying one of
   * the two leaves the other as it is, if each has a source of its own.
   *
   * @param newAlias the name in the KeyStore and in messages
   * @param newAuth the key's password, or where it is asked for
   */
  KeyInTpm with(String newAlias, KeyAuth newAuth);

  /**
   * {@return this key, with what its policy asks for, if it has one}
   *
   * @param inputs passwords of other entities, signers, approvals
   */
  KeyInTpm with(PolicyInputs inputs);

  /**
   * {@return the key with another password} Copies of its file keep the old one.
   *
   * @param newPassword an empty one takes the password away
   * @throws InvalidKeyException if the key cannot have another, or the old one is wrong
   */
  KeyInTpm withPassword(char[] newPassword) throws InvalidKeyException;

  /**
   * Checks what can be checked without the TPM before the key is used.
   *
   * @throws InvalidKeyException if it was destroyed, or needs a password and has none
   */
  void requireUsable() throws InvalidKeyException;

  /**
   * {@return what keys of its family cannot do and others can, in a sentence; empty if there is
   * nothing to say} It stands in messages where such a key is given to a service for others.
   */
  String limits();

  /** Wipes the password; the key in the TPM is left as it is. */
  @Override
  void destroy();

  @Override
  boolean isDestroyed();
}
