package io.github.tpm4j.tpm12.commands;

import io.github.tpm4j.tpm12.wire.TpmWriter;

/** The handle and parameters of a response. */
public interface TpmResponse {

  /** {@return the handle that stands before the parameters and in no digest; 0 without one} */
  default int handle() {
    return 0;
  }

  /**
   * Appends the parameters, all of which go into the digest of the authorisation (Part 1, 13.2).
   *
   * @param out where to
   */
  void writeParameters(TpmWriter out);
}
