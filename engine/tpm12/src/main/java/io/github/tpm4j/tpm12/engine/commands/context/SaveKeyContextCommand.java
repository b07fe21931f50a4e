package io.github.tpm4j.tpm12.engine.commands.context;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.context.SaveKeyContext;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.TpmContextBlob;
import io.github.tpm4j.tpm12.wire.Bytes;

/** TPM_SaveKeyContext (Part 3, 27.4). */
public final class SaveKeyContextCommand
    implements Command<SaveKeyContext.Request, SaveKeyContext.Response> {

  @Override
  public CommandSpec<SaveKeyContext.Request, SaveKeyContext.Response> spec() {
    return SaveKeyContext.SPEC;
  }

  @Override
  public SaveKeyContext.Response execute(SaveKeyContext.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    LoadedKey key =
        tpm.keys()
            .find(request.keyHandle())
            .orElseThrow(() -> new TpmFailure(TpmResult.INVALID_KEYHANDLE));
    Bytes noLabel = Bytes.of(new byte[TpmContextBlob.LABEL_SIZE_BYTES]);
    TpmContextBlob blob =
        tpm.contexts().saveKey(request.keyHandle(), noLabel, KeyContext.encode(key));
    return new SaveKeyContext.Response(blob.toBytes());
  }
}
