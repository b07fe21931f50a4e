package io.github.tpm4j.cli.key;

import io.github.tpm4j.cli.attestation.AttestationKeyFile;
import io.github.tpm4j.cli.secret.SecretLine;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.attestation.TpmAttestation;
import io.github.tpm4j.tss.device.TpmKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine.Option;

/** The options that name the attestation key that certifies another one. */
final class AttestingKey {
  @Option(
      names = "--by",
      required = true,
      paramLabel = "FILE|HANDLE",
      description =
          "The attestation key: a TSS2 PRIVATE KEY such as tpm4j quote --new-key makes, or a"
              + " handle.")
  private String key;

  @Option(
      names = "--by-password-file",
      paramLabel = "FILE",
      description = "The password of the attestation key: the first line of FILE.")
  private Path passwordFile;

  /** Its password; the caller closes it. */
  KeyAuth auth() throws IOException {
    if (passwordFile == null) {
      return KeyAuth.none();
    }
    char[] password = SecretLine.of(passwordFile);
    try {
      return KeyAuth.password(password);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  /**
   * The key.
   *
   * @throws IOException if it cannot be read, or is damaged
   */
  TpmKey open(TpmAttestation attestation, KeyAuth auth) throws IOException {
    return KeyHandle.isOne(key)
        ? attestation.persistentKey(KeyHandle.of(key), auth)
        : AttestationKeyFile.open(attestation, Path.of(key), auth);
  }
}
