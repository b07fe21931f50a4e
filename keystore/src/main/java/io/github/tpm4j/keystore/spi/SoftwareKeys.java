package io.github.tpm4j.keystore.spi;

import io.github.tpm4j.keystore.KeyImport;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmImportSpec;
import io.github.tpm4j.keystore.TpmResidentKey;
import io.github.tpm4j.keystore.TpmSecretKey;
import io.github.tpm4j.keystore.family.KeyInTpm;
import io.github.tpm4j.keystore.seal.TpmSeal;
import io.github.tpm4j.keystore.seal.TpmSealProtection;
import io.github.tpm4j.keystore.seal.TpmSealedSecret;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.Policy;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyStore.ProtectionParameter;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;

/** Keys of software: why they are not kept, what to do instead, and how they are if asked for. */
final class SoftwareKeys {

  private static final Set<String> PRIVATE_OF_TPMS = Set.of("RSA", "RSASSA-PSS", "EC");

  private SoftwareKeys() {}

  static KeyStoreException refusal(String alias, Key key) {
    return new KeyStoreException(
        "Key "
            + alias
            + " is in no TPM but in software ("
            + key.getClass().getName()
            + "), and a KeyStore of type TPM keeps TPM keys only. "
            + remedy(key));
  }

  private static String remedy(Key key) {
    return key instanceof SecretKey ? secretRemedy(key.getAlgorithm()) : remedy(key.getAlgorithm());
  }

  // keytool -genseckey asks whichever provider comes first, also with -providername.
  private static String secretRemedy(String algorithm) {
    return isSecretOfTpms(algorithm)
        ? "Make the key in the TPM: with keytool add -J-Djava.security.properties=FILE, where"
            + " FILE has the line"
            + " jdk.security.provider.preferred=KeyGenerator."
            + algorithm
            + ":TPM, in a program use KeyGenerator.getInstance(\""
            + algorithm
            + "\", \"TPM\"). "
            + takeThis()
        : "A TPM has secret keys of AES and HMAC, not of "
            + algorithm
            + ". To have it seal this secret, of "
            + TpmSeal.MAX_SMALL_BYTES
            + " bytes at most, and give it back, set the system property "
            + TpmSealedSecret.KEY_STORE_PROPERTY
            + "=true, or give a TpmSealProtection to KeyStore.setEntry";
  }

  private static boolean isSecretOfTpms(String algorithm) {
    String name = algorithm.toUpperCase(Locale.ROOT);
    return name.equals("AES") || name.startsWith("HMACSHA");
  }

  private static String remedy(String algorithm) {
    String name = algorithm.toUpperCase(Locale.ROOT);
    if (!PRIVATE_OF_TPMS.contains(name) && !name.startsWith("ML-")) {
      return "No TPM has keys of " + algorithm + "; RSA and EC are what all have";
    }
    return "Make the key in the TPM: with keytool add -providername TPM (and -addprovider TPM), in"
        + " a program use KeyPairGenerator.getInstance(\""
        + algorithm
        + "\", \"TPM\"). "
        + takeThis();
  }

  private static String takeThis() {
    return "To take this key into the TPM, set the system property "
        + TpmImportSpec.KEY_STORE_PROPERTY
        + "=true (keytool: -J-D"
        + TpmImportSpec.KEY_STORE_PROPERTY
        + "=true); whoever had it has it still";
  }

  /**
   * The secret as the TPM has sealed it, if the protection or the user says so: by the system
   * property, a secret that can be no key of a TPM, under the password that it is kept with; empty
   * otherwise.
   *
   * @throws KeyStoreException if it cannot be sealed
   */
  static Optional<TpmSealedSecret> sealedIfAsked(
      TpmConnection tpm, String alias, Key key, char[] password, ProtectionParameter protection)
      throws KeyStoreException {
    if (!(key instanceof SecretKey secret)
        || key instanceof TpmSealedSecret
        || key instanceof TpmSecretKey) {
      return Optional.empty();
    }
    if (protection instanceof TpmSealProtection asked) {
      return Optional.of(sealed(tpm, alias, secret, asked));
    }
    boolean isMeant =
        Boolean.getBoolean(TpmSealedSecret.KEY_STORE_PROPERTY)
            && !isSecretOfTpms(key.getAlgorithm());
    TpmSealProtection byPassword =
        new TpmSealProtection(seal -> password == null ? seal : seal.auth(password));
    return isMeant ? Optional.of(sealed(tpm, alias, secret, byPassword)) : Optional.empty();
  }

  private static TpmSealedSecret sealed(
      TpmConnection tpm, String alias, SecretKey secret, TpmSealProtection protection)
      throws KeyStoreException {
    try {
      return TpmSealedSecret.seal(tpm, alias, secret, protection);
    } catch (InvalidKeyException e) {
      throw new KeyStoreException(e.getMessage(), e);
    }
  }

  /**
   * The key in the TPM, bound to a policy; a private one of software is taken into the TPM.
   *
   * @param policy empty to leave the key as it is
   * @throws KeyStoreException if the key cannot be taken, or is bound to another policy already
   */
  static Key bound(TpmConnection tpm, String alias, Key key, Optional<Policy> policy)
      throws KeyStoreException {
    if (policy.isEmpty()) {
      return key;
    }
    if (key instanceof TpmResidentKey resident) {
      TpmtPublic area = resident.publicArea();
      if (policy.get().digest(HashAlg.of(area.nameAlg())).equals(area.authPolicy())) {
        return key;
      }
      throw new KeyStoreException(
          "Key "
              + alias
              + " was made with another policy, and a key keeps its own: make a new key");
    }
    if (key instanceof KeyInTpm own) {
      throw new KeyStoreException("Key " + alias + " has no policy. " + own.limits());
    }
    if (!(key instanceof PrivateKey software)) {
      throw refusal(alias, key);
    }
    return taken(tpm, alias, software, policy.get());
  }

  private static Key taken(TpmConnection tpm, String alias, PrivateKey key, Policy policy)
      throws KeyStoreException {
    try {
      return tpm.inUse().take(alias, key, policy);
    } catch (TpmException | InvalidKeySpecException e) {
      throw new KeyStoreException(e.getMessage(), e);
    }
  }

  /**
   * The key in the TPM, if it is one of software, of a kind that TPMs have, and the user has said
   * that those are to be taken; the same key otherwise.
   *
   * @throws KeyStoreException if it cannot be taken
   */
  static Key importedIfAsked(TpmConnection tpm, String alias, Key key) throws KeyStoreException {
    if (key instanceof KeyInTpm || !Boolean.getBoolean(TpmImportSpec.KEY_STORE_PROPERTY)) {
      return key;
    }
    if (key instanceof PrivateKey software) {
      return taken(tpm, alias, software, Policy.of());
    }
    try {
      return key instanceof SecretKey secret && isSecretOfTpms(key.getAlgorithm())
          ? new KeyImport(tpm).secret(alias, secret)
          : key;
    } catch (InvalidKeySpecException e) {
      throw new KeyStoreException(e.getMessage(), e);
    }
  }
}
