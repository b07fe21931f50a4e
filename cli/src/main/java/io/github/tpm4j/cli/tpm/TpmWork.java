package io.github.tpm4j.cli.tpm;

import java.io.IOException;

/**
 * What a command does with a TPM.
 *
 * @param <T> how it has the TPM: a transport, a client or a connection
 * @param <R> what comes of it
 */
@FunctionalInterface
public interface TpmWork<T, R> {
  /**
   * Does it.
   *
   * @throws IOException if it cannot be done, or a file cannot be read or written
   */
  R with(T tpm) throws IOException;

  /**
   * What there is nothing to do for.
   *
   * @param why ends a sentence that names the family, such as {@code it has no policies}
   */
  static <T, R> TpmWork<T, R> notFor12(String why) {
    return tpm -> {
      throw new IOException("This is a TPM 1.2: " + why);
    };
  }
}
