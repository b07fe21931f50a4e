package io.github.tpm4j.tpm12.engine.commands.context;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.context.LoadKeyContext;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.TpmContextBlob;
import io.github.tpm4j.tpm12.wire.TpmReader;

/** TPM_LoadKeyContext (Part 3, 27.4). */
public final class LoadKeyContextCommand
    implements Command<LoadKeyContext.Request, LoadKeyContext.Response> {

  @Override
  public CommandSpec<LoadKeyContext.Request, LoadKeyContext.Response> spec() {
    return LoadKeyContext.SPEC;
  }

  @Override
  public LoadKeyContext.Response execute(LoadKeyContext.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    TpmContextBlob blob = TpmReader.readWhole(request.keyContextBlob(), TpmContextBlob::read);
    TpmFailure.require(blob.resourceType() == EntityConstants.RT_KEY, TpmResult.BADCONTEXT);
    tpm.keys().requireFree();
    LoadedKey key = KeyContext.decode(tpm.contexts().load(blob));
    return new LoadKeyContext.Response(tpm.keys().loadOnce(key, blob.handle()));
  }
}
