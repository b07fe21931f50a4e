package io.github.tpm4j.tpm12.engine.commands.session;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.session.Osap;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.crypto.HmacSha1;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.engine.session.AuthEntity;
import io.github.tpm4j.tpm12.engine.session.AuthSession;
import io.github.tpm4j.tpm12.wire.Bytes;

/** TPM_OSAP (Part 3, 18.2). */
public final class OsapCommand implements Command<Osap.Request, Osap.Response> {
  private static final int ADIP_XOR = 0x00;
  private static final int ADIP_AES128_CTR = 0x06;

  @Override
  public CommandSpec<Osap.Request, Osap.Response> spec() {
    return Osap.SPEC;
  }

  @Override
  public Osap.Response execute(Osap.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    int adip = request.entityType() >> Byte.SIZE;
    TpmFailure.require(adip == ADIP_XOR || adip == ADIP_AES128_CTR, TpmResult.INAPPROPRIATE_ENC);
    AuthEntity entity = Entities.find(request.entityType() & 0xFF, request.entityValue(), tpm);
    Bytes nonceEvenOsap = tpm.sessions().newNonce();
    byte[] shared =
        HmacSha1.of(entity.secret(), nonceEvenOsap.toArray(), request.nonceOddOsap().toArray());
    AuthSession session = tpm.sessions().osap(entity, shared, adip == ADIP_AES128_CTR);
    return new Osap.Response(session.handle(), session.nonceEven(), nonceEvenOsap);
  }
}
