package io.github.tpm4j.tpm12.engine.commands.storage;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.storage.GetPubKey;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.PermanentFlag;

/** TPM_GetPubKey (Part 3, 10.6). */
public final class GetPubKeyCommand implements Command<GetPubKey.Request, GetPubKey.Response> {

  @Override
  public CommandSpec<GetPubKey.Request, GetPubKey.Response> spec() {
    return GetPubKey.SPEC;
  }

  @Override
  public GetPubKey.Response execute(GetPubKey.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    LoadedKey key = tpm.keys().get(request.keyHandle());
    if (call.sessions() > 0) {
      call.authorize(0, key.entity());
    } else {
      TpmFailure.require(key.showsPublicPart(), TpmResult.AUTHFAIL);
    }
    boolean isRoot = request.keyHandle() == EntityConstants.KH_SRK;
    boolean mayShow = !isRoot || tpm.flags().is(PermanentFlag.READ_SRK_PUB);
    TpmFailure.require(mayShow, TpmResult.INVALID_KEYHANDLE);
    boolean ignoresPcr = (key.publicPart().keyFlags() & KeyConstants.FLAG_PCR_IGNORED_ON_READ) != 0;
    if (!ignoresPcr) {
      key.requireUsable(tpm.pcrs(), call.locality());
    }
    return new GetPubKey.Response(key.publicPart().pubkey());
  }
}
