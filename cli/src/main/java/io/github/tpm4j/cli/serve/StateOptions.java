package io.github.tpm4j.cli.serve;

import io.github.tpm4j.cli.secret.SecretLine;
import io.github.tpm4j.engine.manufacture.EkCertificates;
import io.github.tpm4j.engine.store.DirectoryStore;
import io.github.tpm4j.engine.store.Durability;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.store.StateStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say where the TPM's state is kept, and how. */
final class StateOptions {
  private static final String MEMORY = "memory";

  @Option(
      names = "--state",
      required = true,
      paramLabel = "DIR|memory",
      description =
          "The directory with the TPM's state; a new TPM is made in an empty one, or in one that"
              + " does not exist. 'memory': a new TPM that is forgotten at the end.")
  private String state;

  @ArgGroup private Key key = new Key();

  @Option(
      names = "--durability",
      paramLabel = "power_loss|process_kill",
      defaultValue = "power_loss",
      description =
          "What each change of the state survives once the command is answered. 'power_loss'"
              + " waits for the disk; 'process_kill' is faster, and may lose the last seconds"
              + " when the machine crashes. Default: ${DEFAULT-VALUE}.")
  private Durability durability;

  @Mixin private EkCertificatesOption ekCertificates;

  /** At most one of the ways to encrypt. */
  private static final class Key {
    @Option(
        names = "--state-key-file",
        paramLabel = "FILE",
        description = "Encrypts the state with the bytes of this file, at least 32.")
    private Path keyFile;

    @Option(
        names = "--state-password-file",
        paramLabel = "FILE",
        description = "Encrypts the state with the password in the first line of this file.")
    private Path passwordFile;
  }

  /** What a new TPM is made with. */
  EkCertificates ekCertificates() {
    return state.equals(MEMORY) ? ekCertificates.inMemory() : ekCertificates.in(Path.of(state));
  }

  boolean isEncrypted() {
    return key.keyFile != null || key.passwordFile != null;
  }

  /** Opens the store; the caller closes it. */
  StateStore open() throws IOException {
    if (state.equals(MEMORY)) {
      return new MemoryStore();
    }
    try (StateProtection protection = protection()) {
      return DirectoryStore.open(Path.of(state), durability, protection);
    }
  }

  private StateProtection protection() throws IOException {
    if (key.keyFile != null) {
      return StateProtection.keyFile(key.keyFile);
    }
    return key.passwordFile == null ? StateProtection.none() : passwordIn(key.passwordFile);
  }

  private static StateProtection passwordIn(Path file) throws IOException {
    char[] line = SecretLine.of(file);
    try {
      return StateProtection.password(line);
    } finally {
      Arrays.fill(line, '\0');
    }
  }
}
