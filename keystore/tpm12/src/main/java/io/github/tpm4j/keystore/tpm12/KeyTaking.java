package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.family.SoftwareNumbers;
import io.github.tpm4j.tpm12.client.KeyWrapping;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.policy.Policy;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.InvalidKeySpecException;

/**
 * Takes RSA keys of software into a TPM 1.2: they are encrypted to its storage root key here, and
 * the TPM loads them once, so that what it refuses shows at once.
 *
 * @param tpm the TPM
 */
record KeyTaking(Tpm12 tpm) {

  /**
   * Takes a key of which nothing is said; it signs, and decrypts by PKCS#1 v1.5.
   *
   * @throws InvalidKeySpecException if no TPM 1.2 has such keys, or it was not taken
   */
  Tpm12PrivateKey take(String alias, PrivateKey key, Policy policy) throws InvalidKeySpecException {
    RSAPrivateCrtKey numbers = numbers(alias, key);
    if (!policy.elements().isEmpty()) {
      throw refusal(
          alias,
          "a TPM 1.2 has no policies; it binds keys to PCR: give TpmImportSpec to KeyFactory, with"
              + " boundToPcrs in its target");
    }
    int bits = numbers.getModulus().bitLength();
    return taken(TpmKeyGenParameterSpec.rsa(alias, bits).build(), numbers);
  }

  /**
   * Takes a key as a target says.
   *
   * @throws InvalidKeySpecException as {@link #take(String, PrivateKey, Policy)}
   */
  Tpm12PrivateKey take(TpmKeyGenParameterSpec target, PrivateKey key)
      throws InvalidKeySpecException {
    RSAPrivateCrtKey numbers = numbers(target.alias(), key);
    int bits = numbers.getModulus().bitLength();
    if (bits != target.keySizeBits()) {
      throw refusal(target.alias(), "it is RSA " + bits + ", not RSA " + target.keySizeBits());
    }
    return taken(target, numbers);
  }

  private static RSAPrivateCrtKey numbers(String alias, PrivateKey key)
      throws InvalidKeySpecException {
    if (!key.getAlgorithm().equals("RSA")) {
      throw refusal(
          alias,
          "a TPM 1.2 has keys of RSA that sign by PKCS#1 v1.5 only, not of " + key.getAlgorithm());
    }
    if (!(SoftwareNumbers.shown(alias, key) instanceof RSAPrivateCrtKey numbers)) {
      throw SoftwareNumbers.unknown(alias, key);
    }
    SoftwareNumbers.require(numbers);
    return numbers;
  }

  private Tpm12PrivateKey taken(TpmKeyGenParameterSpec target, RSAPrivateCrtKey key)
      throws InvalidKeySpecException {
    try {
      Templates.check(target);
      TpmPubkey parent = parent(target);
      return new KeyMaking(tpm)
          .make(
              target,
              (template, secret, storageRoot) ->
                  wrapped(template, key, secret, storageRoot, parent));
    } catch (TpmException | IllegalArgumentException e) {
      throw (InvalidKeySpecException) refusal(target.alias(), e.getMessage()).initCause(e);
    }
  }

  private TpmPubkey parent(TpmKeyGenParameterSpec target) {
    try (KeyAuth own = target.parentAuth().auth()) {
      return Refusals.translated(() -> new StorageRoot(tpm).publicPart(own));
    }
  }

  private TpmKey wrapped(
      TpmKey template,
      RSAPrivateCrtKey key,
      AuthSecret secret,
      AuthSecret storageRoot,
      TpmPubkey parent) {
    try (AuthSecret ofMigration = KeyMaking.unknown()) {
      TpmKey wrapped =
          KeyWrapping.wrap(
              template, key.getModulus(), key.getPrimeP(), secret, ofMigration, parent);
      tpm.shared().requireLoadable(LoadableKey.of(wrapped, storageRoot::copy));
      return wrapped;
    }
  }

  private static InvalidKeySpecException refusal(String alias, String why) {
    return new InvalidKeySpecException("Key " + alias + " was not taken into the TPM: " + why);
  }
}
