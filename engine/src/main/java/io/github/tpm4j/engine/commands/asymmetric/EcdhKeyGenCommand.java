package io.github.tpm4j.engine.commands.asymmetric;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.asymmetric.EcdhKeyGen;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_ECDH_KeyGen (Part 3, 14.4).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_KEY, handle 1</td><td>the key is not an ECC key, or its point is not on the
 *     curve</td></tr>
 * <tr><td>TPM_RC_NO_RESULT</td><td>the shared point is the point at infinity, or u of X25519 or X448 is
 *     zero</td></tr>
 * </table>
 */
final class EcdhKeyGenCommand implements Command<EcdhKeyGen.Request, EcdhKeyGen.Response> {

  @Override
  public EcdhKeyGen.Response run(TpmState tpm, EcdhKeyGen.Request in) {
    LoadedObject key = tpm.objects().get(in.keyHandle());
    TpmFailure.require(key.isType(TpmAlg.ECC), TpmRc.KEY.handle(1));
    return KeyAgreement.of(key).withFreshKey(key, tpm.random());
  }
}
