package io.github.tpm4j.cli.dropin.ioctl;

import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.cli.dropin.client.Line;
import java.io.IOException;

/** The control channel of a TPM, for programs that make one. */
public final class TpmInformation {
  private static final int SPECIFICATION_AND_ATTRIBUTES = 3;

  private TpmInformation() {}

  /**
   * What the TPM is, in JSON.
   *
   * @param socket the path of its control channel
   */
  public static String read(String socket) throws Refusal {
    try (Line line = Line.unix(socket)) {
      return new Information(SPECIFICATION_AND_ATTRIBUTES).text(new ControlLine(line));
    } catch (IOException e) {
      throw new Refusal("Connect failed: " + e.getMessage(), e);
    }
  }

  /** Powers the TPM off, and ends its server. */
  public static void shutDown(String socket) throws Refusal {
    try (Line line = Line.unix(socket)) {
      new ControlLine(line).require("PTM_SHUTDOWN", ControlLine.SHUTDOWN);
    } catch (IOException e) {
      throw new Refusal("Connect failed: " + e.getMessage(), e);
    }
  }
}
