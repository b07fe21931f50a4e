package io.github.tpm4j.cli.tpm;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmSettings;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that use keys, NV Indices or sealed data of a TPM. */
public final class ConnectionOption {
  @Mixin private TpmOption tpm;

  @Option(
      names = "--owner-password-file",
      paramLabel = "FILE",
      description = "The password of the TPM's owner, if it has one: the first line of FILE.")
  private Path ownerPasswordFile;

  /** What is done with the TPM. */
  @FunctionalInterface
  public interface Work {
    /**
     * Does it.
     *
     * @throws IOException if a file cannot be read or written
     */
    void with(TpmConnection connection) throws IOException;
  }

  /** Which TPM it is. */
  public TpmOption tpm() {
    return tpm;
  }

  /**
   * Connects, does something, and gives the TPM back.
   *
   * @throws IOException if there is no TPM, or a file cannot be read or written
   */
  public void use(Work work) throws IOException {
    TpmSettings settings = TpmSettings.of(tpm.tcti());
    TpmConnection connection =
        TpmConnection.of(
            ownerPasswordFile == null
                ? settings
                : settings.withOwnerPasswordFile(ownerPasswordFile));
    try {
      work.with(connection);
    } finally {
      connection.close();
    }
  }
}
