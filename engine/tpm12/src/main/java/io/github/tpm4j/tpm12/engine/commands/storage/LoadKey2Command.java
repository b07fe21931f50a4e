package io.github.tpm4j.tpm12.engine.commands.storage;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.storage.LoadKey2;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;

/** TPM_LoadKey2 (Part 3, 10.5). */
public final class LoadKey2Command implements Command<LoadKey2.Request, LoadKey2.Response> {

  @Override
  public CommandSpec<LoadKey2.Request, LoadKey2.Response> spec() {
    return LoadKey2.SPEC;
  }

  @Override
  public LoadKey2.Response execute(LoadKey2.Request request, Invocation call) {
    return new LoadKey2.Response(Loading.load(request.parentHandle(), request.inKey(), call));
  }
}
