package io.github.tpm4j.signers;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/** What programs report when the TPM refuses. */
final class Refusals {
  private Refusals() {}

  /** That somewhere in the causes of the program's own exception the changed PCR is named. */
  static void ofPcr(Executable use) {
    Throwable refusal = assertThrows(Exception.class, use);
    assertTrue(
        causes(refusal).contains("PCR 23"), () -> "no word of the PCR in " + causes(refusal));
  }

  /** The messages of an exception and of its causes. */
  static String causes(Throwable thrown) {
    StringBuilder messages = new StringBuilder();
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      messages.append(cause).append('\n');
    }
    return messages.toString();
  }
}
