package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmFailure;
import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.TpmWriter;
import io.github.tpm4j.tss.wire.WireException;

/** The way of a command from its octets to those of its response (Part 1, 18; Part 3, 5). */
public final class CommandPipeline {
  private final Tpm tpm;
  private final HeaderStage header;
  private final HandleStage handles = new HandleStage();
  private final InvocationStage invocation = new InvocationStage();

  public CommandPipeline(Tpm tpm, CommandTable table) {
    this.tpm = tpm;
    header = new HeaderStage(table);
  }

  /** Runs a command; a failure is a response too. */
  public byte[] process(byte[] command, int locality) {
    CommandExecution execution = new CommandExecution(tpm, command.clone(), locality);
    try {
      return respond(execution);
    } catch (TpmFailure e) {
      return Responses.failure(e.code());
    } catch (WireException e) {
      return Responses.failure(e.code());
    }
  }

  private byte[] respond(CommandExecution execution) {
    header.apply(execution);
    tpm.begin(execution);
    handles.apply(execution);
    TpmFailure.require(!execution.hasSessionArea(), TpmRc.AUTH_CONTEXT);
    TpmFailure.require(execution.entry.authorizedHandles() == 0, TpmRc.AUTH_MISSING);
    TpmResponse response = invocation.apply(execution);
    TpmWriter out = new TpmWriter();
    Responses.header(out, execution.tag, TpmRc.SUCCESS);
    if (response.handle() != null) {
      response.handle().write(out);
    }
    response.writeParameters(out);
    return Responses.finish(out);
  }
}
