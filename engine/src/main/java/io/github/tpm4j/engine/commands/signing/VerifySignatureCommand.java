package io.github.tpm4j.engine.commands.signing;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.signing.SigningScheme;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.signing.VerifySignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;

/**
 * TPM2_VerifySignature (Part 3, 20.1).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_ATTRIBUTES, handle 1</td><td>the key may not sign</td></tr>
 * <tr><td>TPM_RC_SIGNATURE, parameter 2</td><td>the signature is wrong</td></tr>
 * <tr><td>TPM_RC_SCHEME, parameter 2</td><td>the signature is for another type of key</td></tr>
 * <tr><td>TPM_RC_HANDLE, parameter 2</td><td>an HMAC key has no sensitive area</td></tr>
 * </table>
 */
final class VerifySignatureCommand
    implements Command<VerifySignature.Request, VerifySignature.Response> {

  @Override
  public VerifySignature.Response run(TpmState tpm, VerifySignature.Request in) {
    LoadedObject key = tpm.objects().get(in.keyHandle());
    TpmFailure.require(key.has(TpmaObject.SIGN), TpmRc.ATTRIBUTES.handle(1));
    TpmFailure.require(!SigningScheme.hasOwnCommands(key), TpmRc.SCHEME.parameter(2));
    tpm.signer().verify(key, in.digest(), in.signature(), 2);

    // A ticket names the key: without a Name it would hold for any key.
    boolean hasName = !key.publicArea().nameAlg().equals(TpmAlg.NULL);
    TpmHandle hierarchy = hasName ? key.hierarchy() : TpmHandle.NULL;
    return new VerifySignature.Response(tpm.tickets().verified(hierarchy, in.digest(), key.name()));
  }
}
