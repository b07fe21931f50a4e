package io.github.tpm4j.tpm12.engine.commands.transport;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.transport.ReleaseTransportSigned;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.keys.Attesting;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.keys.RsaKeys;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.engine.transportsession.TransportSession;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.TpmCurrentTicks;
import io.github.tpm4j.tpm12.transportsession.TransportLog;
import io.github.tpm4j.tpm12.wire.Bytes;

/** TPM_ReleaseTransportSigned (Part 3, 24.3). */
public final class ReleaseTransportSignedCommand
    implements Command<ReleaseTransportSigned.Request, ReleaseTransportSigned.Response> {

  @Override
  public CommandSpec<ReleaseTransportSigned.Request, ReleaseTransportSigned.Response> spec() {
    return ReleaseTransportSigned.SPEC;
  }

  @Override
  public ReleaseTransportSigned.Response execute(
      ReleaseTransportSigned.Request request, Invocation call) {
    int last = call.sessions() - 1;
    TransportSession session = call.openTransport(last);
    LoadedKey key = call.tpm().keys().get(request.keyHandle());
    Attesting.requireSha1Scheme(key, TpmResult.INAPPROPRIATE_SIG);
    key.requireUsable(call.tpm().pcrs(), call.locality());
    TpmFailure.require(last > 0 || key.needsNoSecret(), TpmResult.AUTHFAIL);
    TpmFailure.require(key.isOf(KeyConstants.USAGE_SIGNING), TpmResult.INVALID_KEYUSAGE);
    if (last > 0) {
      call.authorize(0, key.entity());
    }
    call.authorizeTransport(last, call.inParamDigest());
    TpmFailure.require(session.keepsLog(), TpmResult.BAD_MODE);
    TpmCurrentTicks now = call.tpm().ticks().now();
    TransportLog log = session.log().with(call.inParamDigest(), now, call.locality());
    Bytes signature = RsaKeys.signDigest(key.rsa(), log.signed(request.antiReplay()).digest());
    call.endSession(last);
    return new ReleaseTransportSigned.Response(call.locality(), now, signature);
  }
}
