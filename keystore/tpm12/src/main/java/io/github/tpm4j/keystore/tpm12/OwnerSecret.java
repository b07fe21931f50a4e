package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.wire.SecretBytes;
import javax.security.auth.callback.CallbackHandler;

/**
 * The secret of a TPM 1.2's owner, by the settings. It is never guessed: each wrong one counts, and
 * so the well-known one, too, is shown only if it was given, as an empty password.
 */
public final class OwnerSecret {
  private OwnerSecret() {}

  /**
   * Makes it of the owner's password, as {@link TpmSettings#passphraseEncoding} says.
   *
   * @param settings with the owner's password; an empty one stands for the secret of 20 zeros
   * @return the secret, which the caller closes
   * @throws TpmException if the settings have no password, or whoever was asked gave none
   */
  public static AuthSecret of(TpmSettings settings) {
    CallbackHandler handler =
        settings
            .ownerPassword()
            .orElseThrow(
                () ->
                    new TpmException(
                        "This needs the secret of the TPM's owner, and none was given: give the"
                            + " owner's password (./tpm4j: --owner-password-file), or an empty one"
                            + " for the well-known secret of tpm_takeownership -y (./tpm4j:"
                            + " --owner-well-known)"));
    try (KeyAuth auth = KeyAuth.callback(handler);
        SecretBytes password = auth.value("of the owner")) {
      return password.isEmpty()
          ? AuthSecret.wellKnown()
          : Secrets.of(password, settings.passphraseEncoding());
    }
  }
}
