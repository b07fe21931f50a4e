package io.github.tpm4j.keystore;

import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.objects.TpmtPublic;
import java.util.Optional;

/** Where a TPM key is kept. */
public sealed interface KeySource permits WrappedKey, PersistentKey {
  /** {@return the TPM's description of the key} */
  TpmtPublic publicArea();

  /**
   * {@return what is known to be wrong with a password, or with none, before the TPM is asked; it
   * goes on from the key's name} Empty if nothing is.
   *
   * @param auth the password that is to be given
   */
  Optional<String> authProblem(KeyAuth auth);

  /**
   * {@return the key as a file keeps it}
   *
   * @param auth how it is used now, which says whether it has a password
   * @throws IllegalArgumentException if no file can keep its policy
   */
  Tss2PrivateKey file(KeyAuth auth);

  /** {@return what is kept beside the file} */
  KeyOrigin origin();

  /**
   * {@return the key as it is used}
   *
   * @param tpm the TPM that the key is opened in
   * @param given the key's password, and what its policy may ask for
   * @param parent how its storage key is authorised, where that is not as the settings say
   */
  TpmKey open(TpmConnection tpm, KeyAuthorization given, ParentAuth parent);
}
