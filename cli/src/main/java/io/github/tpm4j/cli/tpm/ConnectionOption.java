package io.github.tpm4j.cli.tpm;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmSettings;
import java.io.IOException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;

/** The options of commands that use keys, NV Indices or sealed data of a TPM. */
public final class ConnectionOption {
  @Mixin private TpmOption tpm;

  @ArgGroup private OwnerOption owner = new OwnerOption();
  @Mixin private Tpm12Secrets tpm12;

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
    TpmConnection connection = TpmConnection.of(settings());
    try {
      work.with(connection);
    } finally {
      connection.close();
    }
  }

  /**
   * The same, where a TPM 1.2 is used otherwise.
   *
   * @throws IOException if there is no TPM, or a file cannot be read or written
   */
  public void use(Work tpm20, Work tpm12) throws IOException {
    use(connection -> EitherFamily.of(connection, done(tpm20), done(tpm12)));
  }

  /**
   * The same, where nothing can be done with a TPM 1.2.
   *
   * @param why12Not ends a sentence, such as {@code it has no policies}
   * @throws IOException if there is no TPM, it is a TPM 1.2, or a file cannot be read or written
   */
  public void use(Work tpm20, String why12Not) throws IOException {
    use(
        connection -> {
          EitherFamily.require20(connection, why12Not);
          tpm20.with(connection);
        });
  }

  private static TpmWork<TpmConnection, Boolean> done(Work work) {
    return connection -> {
      work.with(connection);
      return true;
    };
  }

  private TpmSettings settings() throws IOException {
    return owner.in(tpm12.in(TpmSettings.of(tpm.tcti())));
  }
}
