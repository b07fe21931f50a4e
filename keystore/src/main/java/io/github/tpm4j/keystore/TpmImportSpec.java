package io.github.tpm4j.keystore;

import java.security.spec.KeySpec;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks {@link java.security.KeyFactory} of the TPM to take a key of software into the TPM. The TPM
 * does not vouch for such a key, and whoever had it before has it still: destroy what is left of
 * it.
 *
 * <pre>{@code
 * PrivateKey key =
 *     KeyFactory.getInstance("EC", "TPM")
 *         .generatePrivate(TpmImportSpec.of("web", new PKCS8EncodedKeySpec(der)));
 * keyStore.setKeyEntry("web", key, null, chain);
 * }</pre>
 *
 * <p>With a target it gets password, PCR, policy, parent and place as a generated key does:
 *
 * <pre>{@code
 * TpmImportSpec.of(
 *     TpmKeyGenParameterSpec.ec("web", "secp256r1").auth(password).boundToPcrs("SHA-256", 7).build(),
 *     new PKCS8EncodedKeySpec(der));
 * }</pre>
 *
 * @param alias how messages and exceptions name the key
 * @param target what the key is to be in the TPM, and where it is kept; empty for a key that may
 *     sign, and decrypt (RSA) or agree on secrets (EC), without password and policy
 * @param key a PKCS8EncodedKeySpec, RSAPrivateCrtKeySpec or ECPrivateKeySpec
 */
public record TpmImportSpec(String alias, Optional<TpmKeyGenParameterSpec> target, KeySpec key)
    implements KeySpec {

  /** The system property by which KeyStores of type TPM take keys of software, if it is true. */
  public static final String KEY_STORE_PROPERTY = "tpm4j.importSoftwareKeys";

  /**
   * Makes one from its components.
   *
   * @param alias how messages and exceptions name the key
   * @param target what the key is to be in the TPM, and where it is kept; empty for a key that may
   *     sign, and decrypt (RSA) or agree on secrets (EC), without password and policy
   * @param key a PKCS8EncodedKeySpec, RSAPrivateCrtKeySpec or ECPrivateKeySpec
   */
  public TpmImportSpec {
    Objects.requireNonNull(alias, "alias");
    Objects.requireNonNull(key, "key");
    if (target.isPresent() && !target.get().isRsa() && target.get().curve().isEmpty()) {
      throw new IllegalArgumentException(
          "Key " + alias + ": RSA and EC keys are taken; for a secret key give TpmSecretKeyImport");
    }
  }

  /**
   * {@return the key under a name; it may sign, and decrypt (RSA) or agree on secrets (EC)}
   *
   * @param alias the name in the KeyStore and in messages
   * @param key the key of software: an encoding or its numbers
   */
  public static TpmImportSpec of(String alias, KeySpec key) {
    return new TpmImportSpec(alias, Optional.empty(), key);
  }

  /**
   * {@return the key as a target says}
   *
   * @param target alias, password, PCR, policy and KeyStore of the key
   * @param key the key of software: an encoding or its numbers
   * @throws IllegalArgumentException if the target is neither RSA nor EC
   */
  public static TpmImportSpec of(TpmKeyGenParameterSpec target, KeySpec key) {
    return new TpmImportSpec(target.alias(), Optional.of(target), key);
  }

  @Override
  public String toString() {
    return "TpmImportSpec[" + alias + "]";
  }
}
