package io.github.tpm4j.tss.commands;

import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** The handles and parameters of one command; a record nested in the command's class. */
public interface TpmRequest<R extends TpmResponse> {

  /** {@return how the command is authorised and read} */
  CommandSpec<? extends TpmRequest<R>, R> spec();

  /** {@return the handle area, in order; empty unless the command has handles} */
  default List<TpmHandle> handles() {
    return List.of();
  }

  /**
   * Appends the parameter area; nothing unless the command has parameters.
   *
   * @param out stands after the session area
   */
  default void writeParameters(TpmWriter out) {}
}
