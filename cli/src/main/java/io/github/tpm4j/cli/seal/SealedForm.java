package io.github.tpm4j.cli.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.tpm4j.keystore.pem.Tss2Pem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** The forms that sealed data have; a file of each can be told by its beginning. */
enum SealedForm {
  /** Data of any size, docs/sealing.md. */
  FILE("TPMSEAL"),
  /** What the TPM seals by itself, as other tools have it: a TSS2 PRIVATE KEY. */
  PEM("-----BEGIN " + Tss2Pem.LABEL),
  /** What clevis makes: a JWE. */
  JWE("ey");

  private final String beginning;

  SealedForm(String beginning) {
    this.beginning = beginning;
  }

  /**
   * The form of what is to be unsealed.
   *
   * @param sealed supports marks; nothing of it is read when this returns
   * @throws IOException if it has none of the forms, or cannot be read
   */
  static SealedForm of(InputStream sealed) throws IOException {
    sealed.mark(PEM.beginning.length());
    String start = new String(sealed.readNBytes(PEM.beginning.length()), US_ASCII);
    sealed.reset();
    for (SealedForm form : values()) {
      if (start.startsWith(form.beginning)) {
        return form;
      }
    }
    throw new IOException("This is nothing that tpm4j, clevis or a TSS2 tool has sealed");
  }

  /** As it stands on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
