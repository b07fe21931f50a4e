package io.github.tpm4j.keystore.family;

import io.github.tpm4j.keystore.TpmImportSpec;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.transport.TpmFamily;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;

/**
 * A TPM as the services use it, whichever family it is of. What it throws is a {@link
 * io.github.tpm4j.tss.error.TpmException}. May be used by many threads.
 */
public interface FamilyTpm extends AutoCloseable {

  /** {@return which family it is of} */
  TpmFamily family();

  /**
   * {@return random bytes of the TPM}
   *
   * @param sizeBytes how many
   */
  SecretBytes random(int sizeBytes);

  /**
   * Mixes bytes into the state of the TPM's generator, in addition to what it has.
   *
   * @param seed any number of bytes; the caller wipes them
   */
  void stir(byte[] seed);

  /**
   * Asks whether the TPM can make such a key.
   *
   * @param spec the key
   * @throws io.github.tpm4j.tss.error.TpmUnsupportedException if it cannot
   * @throws IllegalArgumentException if the specification contradicts itself
   */
  void check(TpmKeyGenParameterSpec spec);

  /**
   * Makes a key, as {@link #check} has allowed it.
   *
   * @param spec the key
   * @return the key, which nothing keeps yet
   * @throws InvalidKeySpecException if Java does not know such keys
   */
  KeyInTpm make(TpmKeyGenParameterSpec spec) throws InvalidKeySpecException;

  /**
   * {@return the values of PCR, all of one moment}
   *
   * @param selection the banks and their PCR
   * @throws io.github.tpm4j.tss.error.TpmUnsupportedException if the TPM has no such bank
   */
  PcrValues readPcr(TpmlPcrSelection selection);

  /**
   * {@return data that the TPM has sealed itself}
   *
   * @param demands what must hold for them to be given back
   * @param data 1 to 128 bytes; the caller wipes them
   * @throws io.github.tpm4j.tss.error.TpmUnsupportedException if the TPM cannot seal to this
   */
  SealedObject seal(SealDemands demands, SecretBytes data);

  /**
   * {@return what was sealed; the caller wipes it}
   *
   * @param sealed the sealed data
   * @param means what shows that they may be given back
   * @throws InvalidKeySpecException if the sealed data are damaged
   */
  SecretBytes unseal(SealedObject sealed, UnsealMeans means) throws InvalidKeySpecException;

  /**
   * Takes a private key of software into the TPM. A target of its own was {@link #check checked}.
   *
   * @param algorithm {@code RSA} or {@code EC}
   * @param wanted the key, its alias, and perhaps what it is to be in the TPM
   * @return the key, which nothing keeps yet
   * @throws InvalidKeySpecException if it is no such key, or the TPM does not take it
   */
  PrivateKeyInTpm take(String algorithm, TpmImportSpec wanted) throws InvalidKeySpecException;

  /**
   * Takes a private key of software into the TPM; it may sign, and decrypt (RSA) or agree on
   * secrets (EC).
   *
   * @param alias how messages and exceptions name the key
   * @param key a key with its numbers
   * @param policy what must hold at each use; {@code Policy.of()} for nothing
   * @return the key, which nothing keeps yet
   * @throws InvalidKeySpecException if its numbers are not to be had, or the TPM does not take it
   */
  PrivateKeyInTpm take(String alias, PrivateKey key, Policy policy) throws InvalidKeySpecException;

  /**
   * {@return whether this thread is within a command} What it then asks of the TPM would go round
   * in circles.
   */
  boolean isBusyInThisThread();

  /** {@return how many commands this JVM has sent to it since it connected} */
  long commandsSent();

  /** Gives the TPM back. */
  @Override
  void close();
}
