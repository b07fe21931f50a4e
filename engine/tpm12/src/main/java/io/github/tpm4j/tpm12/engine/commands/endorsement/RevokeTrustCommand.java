package io.github.tpm4j.tpm12.engine.commands.endorsement;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.endorsement.RevokeTrust;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.owner.Clearing;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.PermanentFlag;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import java.security.MessageDigest;

/** TPM_RevokeTrust (Part 3, 14.3). */
public final class RevokeTrustCommand
    implements Command<RevokeTrust.Request, RevokeTrust.Response> {

  @Override
  public CommandSpec<RevokeTrust.Request, RevokeTrust.Response> spec() {
    return RevokeTrust.SPEC;
  }

  @Override
  public RevokeTrust.Response execute(RevokeTrust.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    TpmFailure.require(tpm.endorsement().exists(), TpmResult.NO_ENDORSEMENT);
    boolean isRevocable = tpm.flags().is(PermanentFlag.ENABLE_REVOKE_EK);
    Bytes expected =
        tpm.endorsement()
            .resetDigest()
            .filter(digest -> isRevocable)
            .orElseThrow(() -> new TpmFailure(TpmResult.PERMANENTEK));
    tpm.presence().require();
    byte[] shown = Sha1.of(request.ekReset()).toArray();
    boolean isRight = MessageDigest.isEqual(expected.toArray(), shown);
    TpmFailure.require(isRight, TpmResult.AUTHFAIL);
    Clearing.clear(tpm);
    tpm.endorsement().revoke();
    return new RevokeTrust.Response();
  }
}
