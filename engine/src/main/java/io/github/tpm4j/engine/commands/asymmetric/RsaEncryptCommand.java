package io.github.tpm4j.engine.commands.asymmetric;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.asymmetric.RsaEncrypt;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * TPM2_RSA_Encrypt (Part 3, 14.2).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_KEY, handle 1</td><td>the key is not an RSA key</td></tr>
 * <tr><td>TPM_RC_ATTRIBUTES, handle 1</td><td>the key may not decrypt</td></tr>
 * <tr><td>TPM_RC_VALUE, parameter 3</td><td>label does not end with an octet of 0</td></tr>
 * <tr><td>TPM_RC_SCHEME, parameter 2</td><td>inScheme is not the key's</td></tr>
 * <tr><td>TPM_RC_VALUE</td><td>message is too long for the padding, or without one not below the
 *     modulus</td></tr>
 * </table>
 */
final class RsaEncryptCommand implements Command<RsaEncrypt.Request, RsaEncrypt.Response> {

  @Override
  public RsaEncrypt.Response run(TpmState tpm, RsaEncrypt.Request in) {
    LoadedObject key = tpm.objects().get(in.keyHandle());
    TpmFailure.require(key.isType(TpmAlg.RSA), TpmRc.KEY.handle(1));
    TpmFailure.require(key.has(TpmaObject.DECRYPT), TpmRc.ATTRIBUTES.handle(1));
    TpmFailure.require(RsaPadding.isLabel(in.label()), TpmRc.VALUE.parameter(3));
    RsaPadding padding = RsaPadding.select(key, in.inScheme());

    byte[] outData =
        padding
            .encrypt(key.keyMaterial().rsaPublic(), in.message().borrow(), in.label(), tpm.random())
            .orElseThrow(() -> new TpmFailure(TpmRc.VALUE));
    return new RsaEncrypt.Response(Bytes.adopt(outData));
  }
}
