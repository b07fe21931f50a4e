package io.github.tpm4j.cli.tpm;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.transport.TpmFamily;
import io.github.tpm4j.transport.Transport;
import java.io.IOException;

/**
 * What a command does with a TPM 2.0, and what with a TPM 1.2. Here alone the command line tells
 * them apart, by asking the TPM; a command says what it does with each, or why it has nothing for
 * one of them.
 */
public final class EitherFamily {
  private EitherFamily() {}

  /**
   * Asks the TPM at the other end of a transport, and does what is for its family.
   *
   * @throws IOException if the TPM does not answer, or the work fails
   */
  public static <R> R over(
      Transport transport, TpmWork<Transport, R> tpm20, TpmWork<Tpm12Client, R> tpm12)
      throws IOException {
    return switch (TpmFamily.of(transport)) {
      case TPM_2_0 -> tpm20.with(transport);
      case TPM_1_2 -> tpm12.with(new Tpm12Client(transport));
    };
  }

  /**
   * Connects, and refuses a TPM 1.2.
   *
   * @param why12Not ends a sentence, such as {@code it has no policies}
   * @throws IOException if it is one
   */
  public static void require20(TpmConnection connection, String why12Not) throws IOException {
    of(connection, tpm20 -> true, TpmWork.notFor12(why12Not));
  }

  /**
   * Connects, and does what is for the family of the TPM.
   *
   * @throws IOException if the work fails
   */
  public static <R> R of(
      TpmConnection connection, TpmWork<TpmConnection, R> tpm20, TpmWork<TpmConnection, R> tpm12)
      throws IOException {
    return switch (connection.inUse().family()) {
      case TPM_2_0 -> tpm20.with(connection);
      case TPM_1_2 -> tpm12.with(connection);
    };
  }
}
