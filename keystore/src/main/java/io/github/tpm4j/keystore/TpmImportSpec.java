package io.github.tpm4j.keystore;

import java.security.spec.KeySpec;
import java.util.Objects;

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
 * @param alias the name in messages
 * @param key a PKCS8EncodedKeySpec, RSAPrivateCrtKeySpec or ECPrivateKeySpec
 */
public record TpmImportSpec(String alias, KeySpec key) implements KeySpec {

  /** The system property by which KeyStores of type TPM take keys of software, if it is true. */
  public static final String KEY_STORE_PROPERTY = "tpm4j.importSoftwareKeys";

  public TpmImportSpec {
    Objects.requireNonNull(alias, "alias");
    Objects.requireNonNull(key, "key");
  }

  /** The key under a name; it may sign, and decrypt (RSA) or agree on secrets (EC). */
  public static TpmImportSpec of(String alias, KeySpec key) {
    return new TpmImportSpec(alias, key);
  }

  @Override
  public String toString() {
    return "TpmImportSpec[" + alias + "]";
  }
}
