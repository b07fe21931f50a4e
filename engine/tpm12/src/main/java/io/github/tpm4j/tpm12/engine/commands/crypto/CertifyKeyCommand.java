package io.github.tpm4j.tpm12.engine.commands.crypto;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.crypto.CertifyKey;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.keys.RsaKeys;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.TpmCertifyInfo;

/** TPM_CertifyKey (Part 3, 13.8). */
public final class CertifyKeyCommand implements Command<CertifyKey.Request, CertifyKey.Response> {

  @Override
  public CommandSpec<CertifyKey.Request, CertifyKey.Response> spec() {
    return CertifyKey.SPEC;
  }

  @Override
  public CertifyKey.Response execute(CertifyKey.Request request, Invocation call) {
    LoadedKey certifying = call.tpm().keys().get(request.certHandle());
    LoadedKey certified = call.tpm().keys().get(request.keyHandle());
    Certifying.requireAble(certifying, certified, call);
    Certifying.authorize(certifying, certified, call);
    boolean isAllowed =
        !certifying.isOf(KeyConstants.USAGE_IDENTITY) || !certified.publicPart().isMigratable();
    TpmFailure.require(isAllowed, TpmResult.MIGRATEFAIL);
    TpmCertifyInfo info = Certifying.info(certified, request.antiReplay());
    return new CertifyKey.Response(info, RsaKeys.signDigest(certifying.rsa(), info.digest()));
  }
}
