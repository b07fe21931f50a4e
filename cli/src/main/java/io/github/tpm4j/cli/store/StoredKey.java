package io.github.tpm4j.cli.store;

import io.github.tpm4j.keystore.file.KeyEntry;
import java.security.spec.InvalidKeySpecException;
import java.util.List;

/** What a file says of a key, or of sealed data, whichever family of TPM it is of. */
interface StoredKey {

  /**
   * What must hold for a key to be used.
   *
   * @param brief for a table
   * @param whole all of it
   */
  record Demand(String brief, String whole) {}

  /** What the entry has. */
  static StoredKey of(KeyEntry entry) throws InvalidKeySpecException {
    return switch (entry.key().type().family()) {
      case TPM_2_0 -> Tpm20StoredKey.of(entry);
      case TPM_1_2 -> Tpm12StoredKey.of(entry);
    };
  }

  /** What it is, in few words. */
  String type();

  /** What it is for. */
  String use();

  /** What must hold for it to be used; a password is not among them. */
  List<Demand> demands();
}
