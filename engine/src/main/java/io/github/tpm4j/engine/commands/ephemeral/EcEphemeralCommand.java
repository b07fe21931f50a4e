package io.github.tpm4j.engine.commands.ephemeral;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.ecc.Commit;
import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.crypto.ecc.EccPoint;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.EccPoints;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.signing.Commits;
import io.github.tpm4j.tss.commands.ephemeral.EcEphemeral;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * TPM2_EC_Ephemeral (Part 3, 19.3).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_CURVE, parameter 1</td><td>the curve is one of Edwards</td></tr>
 * <tr><td>TPM_RC_NO_RESULT</td><td>the point is the point at infinity</td></tr>
 * </table>
 */
final class EcEphemeralCommand implements Command<EcEphemeral.Request, EcEphemeral.Response> {

  @Override
  public EcEphemeral.Response run(TpmState tpm, EcEphemeral.Request in) {
    EccCurve curve =
        EccCurve.find(in.curveId()).orElseThrow(() -> new TpmFailure(TpmRc.CURVE.parameter(1)));
    long counter = tpm.commits().next();
    EccPoint q = Commit.ephemeral(curve, tpm.commits().random(Bytes.EMPTY, counter, curve));
    TpmFailure.require(!q.isInfinity(), TpmRc.NO_RESULT);

    tpm.commits().add();

    return new EcEphemeral.Response(EccPoints.wire(q), Commits.shown(counter));
  }
}
