package io.github.tpm4j.cli.key;

import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import io.github.tpm4j.tss.wire.WireException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The public area of a key in a file: a TPM2B_PUBLIC, as tpm2-tools write it. */
final class PublicAreaFile {
  private static final int MAX_BYTES = 1 << 16;

  private PublicAreaFile() {}

  /**
   * Reads it; a TSS2 PRIVATE KEY will do too.
   *
   * @throws IOException if it cannot be read, or is none
   */
  static TpmtPublic read(Path file) throws IOException {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(MAX_BYTES);
    }
    String text = new String(content, StandardCharsets.ISO_8859_1);
    Bytes area =
        text.contains("-----BEGIN " + Tss2Pem.LABEL)
            ? Tss2Pem.decode(text).publicArea()
            : Bytes.adopt(content);
    try {
      return TpmtPublic.readSized(new TpmReader(area.borrow(), Limits.ANY));
    } catch (WireException e) {
      throw new IOException(file + " is no public area of a TPM key (TPM2B_PUBLIC)", e);
    }
  }

  /** The bytes of the file. */
  static byte[] bytes(TpmtPublic area) {
    return new TpmWriter().sized(area).toByteArray();
  }
}
