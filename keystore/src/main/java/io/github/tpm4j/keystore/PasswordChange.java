package io.github.tpm4j.keystore;

import io.github.tpm4j.keystore.pem.Tss2KeyType;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.device.KeyBlob;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.InvalidKeyException;
import java.security.spec.InvalidKeySpecException;

/** Changes the password of a key (TPM2_ObjectChangeAuth; Part 3, 12.8). */
public final class PasswordChange {

  private PasswordChange() {}

  /**
   * {@return whether a KeyStore gave a key out with another password than the one that it is to be
   * kept with now}
   *
   * @param auth how the key was given out
   * @param password the password it is to have now; null leaves the key's as it is
   */
  public static boolean isAsked(KeyAuth auth, char[] password) {
    if (password == null) {
      return false;
    }
    try (SecretBytes wanted = PasswordPrompt.encode(password)) {
      return auth.isOfferedOtherThan(wanted);
    }
  }

  /**
   * {@return the key with another password} Copies of its file keep the old one.
   *
   * @param key the key whose password is changed
   * @param newPassword an empty one takes the password away
   * @throws InvalidKeyException if the key cannot have another, or the old one is wrong
   */
  public static TpmResidentKey make(TpmResidentKey key, char[] newPassword)
      throws InvalidKeyException {
    if (!(key.source() instanceof WrappedKey wrapped)
        || wrapped.key().type() != Tss2KeyType.LOADABLE) {
      throw refusal(
          key,
          "it is in the TPM's own memory, or still to be imported, and TPM2_ObjectChangeAuth changes"
              + " encrypted keys only. Make a new key with the password that is wanted",
          null);
    }
    if (!takesPassword(wrapped)) {
      throw refusal(key, "its policy asks for none", null);
    }
    try (SecretBytes authValue = PasswordPrompt.encode(newPassword)) {
      Tss2PrivateKey file = file(wrapped.key(), key.loaded().changeAuth(authValue), authValue);
      return TpmResidentKey.of(
          key.tpm(), file, wrapped.origin(), key.alias(), KeyAuth.offered(newPassword));
    } catch (TpmException | InvalidKeySpecException e) {
      throw refusal(key, e.getMessage(), e);
    }
  }

  private static InvalidKeyException refusal(TpmResidentKey key, String reason, Exception cause) {
    return new InvalidKeyException(
        "The password of key " + key.alias() + " was not changed: " + reason, cause);
  }

  private static boolean takesPassword(WrappedKey key) {
    return key.publicArea().objectAttributes().has(TpmaObject.USER_WITH_AUTH)
        || key.policy().policy().mayNeedAuthValue();
  }

  private static Tss2PrivateKey file(Tss2PrivateKey old, KeyBlob blob, SecretBytes authValue) {
    var file =
        Tss2PrivateKey.builder(
                old.type(), old.parent(), old.publicArea(), WrappedKey.sized(blob.privateArea()))
            .emptyAuth(authValue.isEmpty())
            .policy(old.policy())
            .authPolicy(old.authPolicy())
            .rsaParent(old.rsaParent());
    old.description().ifPresent(file::description);
    return file.build();
  }
}
