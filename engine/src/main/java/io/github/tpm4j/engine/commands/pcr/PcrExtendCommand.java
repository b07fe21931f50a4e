package io.github.tpm4j.engine.commands.pcr;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.LocalityCommand;
import io.github.tpm4j.engine.pcr.PcrAttributes;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.pcr.PcrExtend;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmtHa;

/**
 * TPM2_PCR_Extend (Part 3, 22.2). Digests of banks that are not allocated are passed over, and all
 * are for TPM_RH_NULL.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_LOCALITY</td><td>the PCR may not be extended from this locality</td></tr>
 * </table>
 */
final class PcrExtendCommand implements LocalityCommand<PcrExtend.Request, PcrExtend.Response> {

  @Override
  public PcrExtend.Response run(TpmState tpm, PcrExtend.Request in, int locality) {
    if (in.pcrHandle().equals(TpmHandle.NULL)) {
      return new PcrExtend.Response();
    }
    int pcr = in.pcrHandle().value();
    if (!PcrAttributes.of(pcr).isExtendableFrom(locality)) {
      throw new TpmFailure(TpmRc.LOCALITY);
    }

    if (PcrAttributes.of(pcr).isSaved()) {
      // Even if no bank is extended.
      tpm.power().cancelShutdown();
    }
    for (TpmtHa digest : in.digests().digests()) {
      tpm.pcrs().extend(pcr, digest.hashAlg(), digest.digest().borrow());
    }

    return new PcrExtend.Response();
  }
}
