package io.github.tpm4j.tpm12.engine.commands.eviction;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.eviction.EvictKey;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;

/** TPM_EvictKey (Part 3, 27.4). */
public final class EvictKeyCommand implements Command<EvictKey.Request, EvictKey.Response> {

  @Override
  public CommandSpec<EvictKey.Request, EvictKey.Response> spec() {
    return EvictKey.SPEC;
  }

  @Override
  public EvictKey.Response execute(EvictKey.Request request, Invocation call) {
    boolean wasThere = call.tpm().keys().unload(request.evictHandle());
    TpmFailure.require(wasThere, TpmResult.INVALID_KEYHANDLE);
    return new EvictKey.Response();
  }
}
