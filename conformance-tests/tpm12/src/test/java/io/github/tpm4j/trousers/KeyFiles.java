package io.github.tpm4j.trousers;

import io.github.tpm4j.peers.ToolFailure;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** Keys in files, as programs that are built on trousers write them. */
final class KeyFiles {
  private static final String BLOB = "blob ";

  private KeyFiles() {}

  /** The TPM_KEY alone. */
  static TpmKey blob(Path file) throws IOException {
    return TpmReader.readWhole(Bytes.of(Files.readAllBytes(file)), TpmKey::read);
  }

  /** Lines of a name and hexadecimal digits. */
  static TpmKey simpleTpmPk11(Path file) throws IOException {
    String digits =
        Files.readAllLines(file).stream()
            .filter(line -> line.startsWith(BLOB))
            .findFirst()
            .orElseThrow(() -> new ToolFailure("no key in " + file))
            .substring(BLOB.length());
    return TpmReader.readWhole(Bytes.of(HexFormat.of().parseHex(digits)), TpmKey::read);
  }
}
