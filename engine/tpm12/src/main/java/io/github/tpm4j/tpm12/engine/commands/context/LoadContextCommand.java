package io.github.tpm4j.tpm12.engine.commands.context;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.context.LoadContext;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.TpmContextBlob;

/** TPM_LoadContext (Part 3, 21.3). */
public final class LoadContextCommand
    implements Command<LoadContext.Request, LoadContext.Response> {

  @Override
  public CommandSpec<LoadContext.Request, LoadContext.Response> spec() {
    return LoadContext.SPEC;
  }

  @Override
  public LoadContext.Response execute(LoadContext.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    TpmContextBlob blob = request.contextBlob();
    if (blob.resourceType() == EntityConstants.RT_KEY) {
      tpm.keys().requireFree();
      LoadedKey key = KeyContext.decode(tpm.contexts().load(blob));
      return new LoadContext.Response(tpm.keys().load(key, blob.handle(), request.keepHandle()));
    }
    TpmFailure.require(tpm.sessions().free() > 0, TpmResult.RESOURCES);
    return new LoadContext.Response(tpm.sessions().restore(tpm.contexts().load(blob)));
  }
}
