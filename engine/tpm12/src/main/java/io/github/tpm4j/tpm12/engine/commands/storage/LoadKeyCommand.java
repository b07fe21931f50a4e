package io.github.tpm4j.tpm12.engine.commands.storage;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.storage.LoadKey;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;

/** TPM_LoadKey (Part 3, 27.8). */
public final class LoadKeyCommand implements Command<LoadKey.Request, LoadKey.Response> {

  @Override
  public CommandSpec<LoadKey.Request, LoadKey.Response> spec() {
    return LoadKey.SPEC;
  }

  @Override
  public LoadKey.Response execute(LoadKey.Request request, Invocation call) {
    return new LoadKey.Response(Loading.load(request.parentHandle(), request.inKey(), call));
  }
}
