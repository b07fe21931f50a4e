package io.github.tpm4j.tpm12.commands;

import io.github.tpm4j.tpm12.wire.TpmWriter;

/** The handle and parameters of a response. */
public interface TpmResponse {

  /** {@return the handle that stands before the parameters and in no digest; 0 without one} */
  default int handle() {
    return 0;
  }

  /**
   * Appends the parameters, which go into the digest of the authorisation (Part 1, 13.2).
   *
   * @param out where to
   */
  void writeParameters(TpmWriter out);

  /**
   * Appends what stands in the digest of the authorisation for the parameters: these themselves,
   * but for TPM_ExecuteTransport.
   *
   * @param out where to
   */
  default void writeDigested(TpmWriter out) {
    writeParameters(out);
  }
}
