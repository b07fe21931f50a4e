package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.TpmFailure;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.WireException;
import java.util.ArrayList;
import java.util.List;

/** Reads the handle area (Part 3, 5.4): each handle by its type. */
final class HandleStage {

  void apply(CommandExecution execution) {
    List<CommandSpec.Handle> expected = execution.entry.spec().handles();
    List<TpmHandle> handles = new ArrayList<>(expected.size());
    for (CommandSpec.Handle handle : expected) {
      handles.add(read(execution, handle, handles.size() + 1));
    }
    execution.handles = handles;
  }

  private static TpmHandle read(CommandExecution execution, CommandSpec.Handle handle, int number) {
    try {
      return handle.rule().read(execution.in);
    } catch (WireException e) {
      throw new TpmFailure(e.code().handle(number));
    }
  }
}
