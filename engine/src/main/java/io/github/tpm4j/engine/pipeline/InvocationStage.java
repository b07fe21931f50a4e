package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.TpmFailure;
import io.github.tpm4j.engine.commands.CommandEntry;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;

/** Reads the parameters (Part 3, 5.7) and runs the command. */
final class InvocationStage {

  TpmResponse apply(CommandExecution execution) {
    return run(execution, execution.entry);
  }

  private static <Q extends TpmRequest<R>, R extends TpmResponse> R run(
      CommandExecution execution, CommandEntry<Q, R> entry) {
    return entry.command().run(execution.tpm, read(execution, entry));
  }

  private static <Q extends TpmRequest<R>, R extends TpmResponse> Q read(
      CommandExecution execution, CommandEntry<Q, R> entry) {
    TpmReader in = execution.readerFrom(execution.parametersFrom);
    ParameterReader parameters = new ParameterReader(in);
    try {
      Q request = entry.spec().requestReader().read(execution.handles, parameters);
      TpmFailure.require(in.remaining() == 0, TpmRc.SIZE);
      return request;
    } catch (WireException e) {
      throw new TpmFailure(e.code().parameter(parameters.number()));
    }
  }
}
