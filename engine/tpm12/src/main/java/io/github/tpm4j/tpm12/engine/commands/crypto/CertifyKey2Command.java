package io.github.tpm4j.tpm12.engine.commands.crypto;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.crypto.CertifyKey2;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.keys.RsaKeys;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.TpmCertifyInfo;

/** TPM_CertifyKey2 (Part 3, 13.9), of keys that no authority migrates. */
public final class CertifyKey2Command
    implements Command<CertifyKey2.Request, CertifyKey2.Response> {

  @Override
  public CommandSpec<CertifyKey2.Request, CertifyKey2.Response> spec() {
    return CertifyKey2.SPEC;
  }

  @Override
  public CertifyKey2.Response execute(CertifyKey2.Request request, Invocation call) {
    LoadedKey certified = call.tpm().keys().get(request.keyHandle());
    LoadedKey certifying = call.tpm().keys().get(request.certHandle());
    Certifying.requireAble(certifying, certified, call);
    Certifying.authorize(certified, certifying, call);
    boolean isAllowed =
        !certifying.isOf(KeyConstants.USAGE_IDENTITY) || !certified.publicPart().isMigratable();
    TpmFailure.require(isAllowed, TpmResult.MIGRATEFAIL);
    TpmCertifyInfo info = Certifying.info2(certified, request.antiReplay());
    return new CertifyKey2.Response(info, RsaKeys.signDigest(certifying.rsa(), info.digest()));
  }
}
