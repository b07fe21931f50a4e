package io.github.tpm4j.cli.key;

import io.github.tpm4j.cli.tpm.KeyWords;
import io.github.tpm4j.cli.tpm12.Tpm12KeyWords;
import io.github.tpm4j.keystore.TpmResidentKey;
import io.github.tpm4j.keystore.family.KeyInTpm;
import io.github.tpm4j.keystore.tpm12.Tpm12PrivateKey;
import io.github.tpm4j.tss.names.EntityNames;
import java.util.Optional;

/**
 * What a key is, in few words.
 *
 * @param type such as {@code RSA 2048}
 * @param use such as {@code signs}
 * @param name the Name of a key of a TPM 2.0, in hexadecimal digits
 */
record KeyDescription(String type, String use, Optional<String> name) {

  static KeyDescription of(KeyInTpm key) {
    if (key instanceof TpmResidentKey own) {
      return new KeyDescription(
          KeyWords.type(own.publicArea()),
          KeyWords.use(own.publicArea()),
          Optional.of(EntityNames.of(own.publicArea()).toHex()));
    }
    if (key instanceof Tpm12PrivateKey own) {
      return new KeyDescription(
          Tpm12KeyWords.type(own.key()), Tpm12KeyWords.use(own.key()), Optional.empty());
    }
    return new KeyDescription(key.getAlgorithm(), "", Optional.empty());
  }
}
