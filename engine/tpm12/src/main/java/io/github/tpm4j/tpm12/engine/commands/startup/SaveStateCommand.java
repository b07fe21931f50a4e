package io.github.tpm4j.tpm12.engine.commands.startup;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.startup.SaveState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;

/** TPM_SaveState (Part 3, 3.3). */
public final class SaveStateCommand implements Command<SaveState.Request, SaveState.Response> {

  @Override
  public CommandSpec<SaveState.Request, SaveState.Response> spec() {
    return SaveState.SPEC;
  }

  @Override
  public SaveState.Response execute(SaveState.Request request, Invocation call) {
    call.tpm().savedState().save();
    return new SaveState.Response();
  }
}
