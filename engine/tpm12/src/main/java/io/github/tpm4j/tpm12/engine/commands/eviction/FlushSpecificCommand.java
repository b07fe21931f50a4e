package io.github.tpm4j.tpm12.engine.commands.eviction;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.eviction.FlushSpecific;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.capability.ResourceTypes;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.TransportConstants;

/** TPM_FlushSpecific (Part 3, 22.1). */
public final class FlushSpecificCommand
    implements Command<FlushSpecific.Request, FlushSpecific.Response> {

  @Override
  public CommandSpec<FlushSpecific.Request, FlushSpecific.Response> spec() {
    return FlushSpecific.SPEC;
  }

  @Override
  public FlushSpecific.Response execute(FlushSpecific.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    switch (request.resourceType()) {
      case EntityConstants.RT_KEY ->
          TpmFailure.require(tpm.keys().unload(request.handle()), TpmResult.BAD_PARAMETER);
      case EntityConstants.RT_AUTH -> {
        boolean isThere = tpm.sessions().find(request.handle()).isPresent();
        TpmFailure.require(isThere, TpmResult.INVALID_AUTHHANDLE);
        tpm.sessions().end(request.handle());
      }
      case ResourceTypes.CONTEXT ->
          TpmFailure.require(tpm.contexts().flush(request.handle()), TpmResult.BAD_PARAMETER);
      case TransportConstants.RT_TRANS -> {
        boolean isThere = tpm.transportSessions().find(request.handle()).isPresent();
        TpmFailure.require(isThere, TpmResult.INVALID_AUTHHANDLE);
        tpm.transportSessions().end(request.handle());
      }
      default -> throw new TpmFailure(TpmResult.INVALID_RESOURCE);
    }
    return new FlushSpecific.Response();
  }
}
