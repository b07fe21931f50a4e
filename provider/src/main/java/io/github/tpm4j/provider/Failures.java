package io.github.tpm4j.provider;

import io.github.tpm4j.keystore.family.KeyInTpm;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.error.TpmTransportException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.ProviderException;
import java.security.SignatureException;

/** A TPM's refusals as the exceptions that callers of the JCA expect. */
public final class Failures {

  private static final String POLICY_REMEDY =
      ". Bring the machine back to the state that the key is bound to, or make the key anew";

  private Failures() {}

  /**
   * {@return the key as a TPM key that can be used}
   *
   * @param <K> the class of TPM keys that is needed
   * @param key the key that a caller has given
   * @param keyClass the class of TPM keys that is needed
   * @throws InvalidKeyException if it is another one, or cannot be used
   */
  public static <K extends KeyInTpm> K requireTpmKey(Key key, Class<K> keyClass)
      throws InvalidKeyException {
    if (!keyClass.isInstance(key)) {
      throw new InvalidKeyException(
          "The provider TPM takes a "
              + keyClass.getSimpleName()
              + ", not "
              + (key == null ? "null" : "a " + key.getClass().getName())
              + (key instanceof KeyInTpm own && !own.limits().isEmpty()
                  ? ". " + own.limits()
                  : ""));
    }
    K tpmKey = keyClass.cast(key);
    tpmKey.requireUsable();
    return tpmKey;
  }

  /**
   * Why a signature was not made.
   *
   * @param key the key that was to sign
   * @param cause why the TPM refused
   * @return the exception, with the alias of the key and the cause
   * @throws ProviderException if the TPM has vanished
   */
  public static SignatureException signature(KeyInTpm key, TpmException cause) {
    return new SignatureException(text("Cannot sign", key, requireThere(key, cause)), cause);
  }

  /**
   * Why a key cannot be used.
   *
   * @param what what was tried, such as {@code Cannot sign}
   * @param key the key that was to be used
   * @param cause why the TPM refused
   * @return the exception, with the alias of the key and the cause
   * @throws ProviderException if the TPM has vanished
   */
  public static InvalidKeyException invalidKey(String what, KeyInTpm key, TpmException cause) {
    return new InvalidKeyException(text(what, key, requireThere(key, cause)), cause);
  }

  /**
   * Why an operation was refused, for exceptions that are made elsewhere.
   *
   * @param what what was tried, such as {@code Cannot sign}
   * @param key the key that was to be used
   * @param cause why the TPM refused
   * @return the message
   * @throws ProviderException if the TPM has vanished
   */
  public static String refusal(String what, KeyInTpm key, TpmException cause) {
    return text(what, key, requireThere(key, cause));
  }

  /**
   * Why an operation failed that has no checked exception for it.
   *
   * @param what what was tried, such as {@code Cannot sign}
   * @param key the key that was to be used
   * @param cause why it failed
   * @return the exception, with the alias of the key and the cause
   */
  public static ProviderException provider(String what, KeyInTpm key, Exception cause) {
    return new ProviderException(text(what, key, cause), cause);
  }

  private static TpmException requireThere(KeyInTpm key, TpmException cause) {
    if (cause instanceof TpmTransportException) {
      throw new ProviderException(text("The TPM did not answer", key, cause), cause);
    }
    return cause;
  }

  private static String text(String what, KeyInTpm key, Exception cause) {
    return what
        + " with TPM key "
        + key.alias()
        + ": "
        + cause.getMessage()
        + (cause instanceof TpmPolicyException ? POLICY_REMEDY : "");
  }
}
