package io.github.tpm4j.tss.commands;

import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** The handles and parameters of one command; a record nested in the command's class. */
public interface TpmRequest<R extends TpmResponse> {

  /** How the command is authorised and read. */
  CommandSpec<? extends TpmRequest<R>, R> spec();

  /** The handle area, in order. */
  List<TpmHandle> handles();

  /** Appends the parameter area. */
  void writeParameters(TpmWriter out);
}
