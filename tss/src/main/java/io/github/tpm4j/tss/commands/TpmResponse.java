package io.github.tpm4j.tss.commands;

import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.TpmWriter;

/** The handle and the parameters of a response; a record nested in the command's class. */
public interface TpmResponse {

  /** {@return the response's handle; null for a command that returns none} */
  default TpmHandle handle() {
    return null;
  }

  /**
   * Appends the parameter area; nothing unless the response has parameters.
   *
   * @param out stands after the parameterSize
   */
  default void writeParameters(TpmWriter out) {}
}
