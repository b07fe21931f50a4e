package io.github.tpm4j.engine.commands.asymmetric;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.KeyScheme;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.asymmetric.EcdhZGen;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_ECDH_ZGen (Part 3, 14.5).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_KEY, handle 1</td><td>the key is not an ECC key</td></tr>
 * <tr><td>TPM_RC_ATTRIBUTES, handle 1</td><td>the key is restricted, or may not decrypt</td></tr>
 * <tr><td>TPM_RC_SCHEME, handle 1</td><td>the key's scheme is neither ECDH nor NULL</td></tr>
 * <tr><td>TPM_RC_ECC_POINT, parameter 1</td><td>inPoint is not on the key's curve, or for X25519 or
 *     X448 not u alone in its size</td></tr>
 * <tr><td>TPM_RC_NO_RESULT</td><td>the shared point is the point at infinity, or u of X25519 or X448 is
 *     zero</td></tr>
 * <tr><td>TPM_RC_BINDING</td><td>the private key is out of range</td></tr>
 * </table>
 */
final class EcdhZGenCommand implements Command<EcdhZGen.Request, EcdhZGen.Response> {

  @Override
  public EcdhZGen.Response run(TpmState tpm, EcdhZGen.Request in) {
    LoadedObject key = tpm.objects().get(in.keyHandle());
    TpmFailure.require(key.isType(TpmAlg.ECC), TpmRc.KEY.handle(1));
    TpmFailure.require(KeyUses.decryptsFreely(key), TpmRc.ATTRIBUTES.handle(1));
    KeyScheme own = KeyScheme.of(key.publicArea());
    TpmFailure.require(own.isNull() || own.scheme().equals(TpmAlg.ECDH), TpmRc.SCHEME.handle(1));
    return new EcdhZGen.Response(KeyAgreement.of(key).share(key, in.inPoint()));
  }
}
