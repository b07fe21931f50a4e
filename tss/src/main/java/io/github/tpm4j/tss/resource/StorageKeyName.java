package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.wire.Bytes;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The Name of the key that secrets are encrypted to, as far as it is known. Neither the response to
 * TPM2_CreatePrimary nor that to TPM2_ReadPublic is authenticated, as no session is there yet; who
 * can replace them could put in a key of his own. A Name from elsewhere prevents that.
 */
final class StorageKeyName {
  private final Supplier<Optional<Bytes>> setting;
  private boolean asked;
  private Bytes name;
  private Bytes trusted;
  private int distrusted;

  /**
   * @param setting is asked once, at the first use
   */
  StorageKeyName(Supplier<Optional<Bytes>> setting) {
    this.setting = setting;
  }

  boolean isKnown() {
    if (!asked) {
      name = setting.get().orElse(null);
      asked = true;
    }
    return name != null;
  }

  Bytes get() {
    return name;
  }

  /** Tells that secrets were encrypted to the key of this Name before the right one was known. */
  void trusted(Bytes unproven) {
    trusted = unproven;
  }

  /** Tells the Name of the right key. */
  void accept(Bytes proven) {
    if (!isKnown()) {
      name = proven;
      if (trusted != null && !trusted.equals(proven)) {
        distrusted++;
      }
    }
  }

  /** Changes when {@link #trusted} has turned out to be wrong. */
  int distrusted() {
    return distrusted;
  }
}
