package io.github.tpm4j.tpm12.engine.commands.context;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.context.SaveContext;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.engine.session.AuthSession;

/** TPM_SaveContext (Part 3, 21.2). */
public final class SaveContextCommand
    implements Command<SaveContext.Request, SaveContext.Response> {

  @Override
  public CommandSpec<SaveContext.Request, SaveContext.Response> spec() {
    return SaveContext.SPEC;
  }

  @Override
  public SaveContext.Response execute(SaveContext.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    int handle = request.handle();
    return new SaveContext.Response(
        switch (request.resourceType()) {
          case EntityConstants.RT_KEY -> {
            LoadedKey key =
                tpm.keys()
                    .find(handle)
                    .orElseThrow(() -> new TpmFailure(TpmResult.INVALID_KEYHANDLE));
            byte[] plain = KeyContext.encode(key);
            yield tpm.contexts().saveKey(handle, request.label(), plain);
          }
          case EntityConstants.RT_AUTH -> {
            AuthSession session =
                tpm.sessions()
                    .find(handle)
                    .orElseThrow(() -> new TpmFailure(TpmResult.INVALID_AUTHHANDLE));
            tpm.contexts().requireFree();
            byte[] plain = tpm.sessions().save(session);
            yield tpm.contexts().saveSession(handle, request.label(), plain);
          }
          default -> throw new TpmFailure(TpmResult.INVALID_RESOURCE);
        });
  }
}
