package io.github.tpm4j.keystore.seal;

import java.security.KeyStore;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Has a KeyStore seal a secret of software to the TPM, by {@link KeyStore#setEntry}. Such an entry
 * gives the secret back: its key has an encoding, unlike a key that stays in the TPM.
 *
 * <pre>{@code
 * SecretKey secret = new SecretKeySpec(bytes, "RAW");
 * store.setEntry(
 *     "db",
 *     new KeyStore.SecretKeyEntry(secret),
 *     new TpmSealProtection(seal -> seal.boundToPcrs("SHA-256", 7).auth(password)));
 * }</pre>
 *
 * @param conditions sets what must hold for the secret to be given back
 */
public record TpmSealProtection(UnaryOperator<TpmSealBuilder> conditions)
    implements KeyStore.ProtectionParameter {

  /**
   * Makes one from its components.
   *
   * @param conditions sets what must hold for the secret to be given back
   */
  public TpmSealProtection {
    Objects.requireNonNull(conditions, "conditions");
  }

  /**
   * By the TPM alone: whoever may use it gets the secret.
   *
   * @return the protection
   */
  public static TpmSealProtection byTpm() {
    return new TpmSealProtection(seal -> seal);
  }
}
