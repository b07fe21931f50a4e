package io.github.tpm4j.engine.commands.pcr;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.dispatch.LocalityCommand;
import io.github.tpm4j.engine.pcr.PcrAttributes;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.pcr.PcrEvent;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlDigestValues;
import io.github.tpm4j.tss.structures.TpmtHa;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * TPM2_PCR_Event (Part 3, 22.3): the digests of the data by every hash that events are digested by;
 * the PCR is extended with them where it is allocated, but not for TPM_RH_NULL.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_LOCALITY</td><td>the PCR may not be extended from this locality</td></tr>
 * </table>
 */
final class PcrEventCommand implements LocalityCommand<PcrEvent.Request, PcrEvent.Response> {

  @Override
  public PcrEvent.Response run(TpmState tpm, PcrEvent.Request in, int locality) {
    boolean extendsPcr = !in.pcrHandle().equals(TpmHandle.NULL);
    int pcr = in.pcrHandle().value();
    TpmFailure.require(
        !extendsPcr || PcrAttributes.of(pcr).isExtendableFrom(locality), TpmRc.LOCALITY);
    List<TpmtHa> digests = digests(tpm.pcrs().bankHashes(), in.eventData());

    if (extendsPcr) {
      digests.forEach(it -> tpm.pcrs().extend(pcr, it.hashAlg(), it.digest().borrow()));
    }

    return new PcrEvent.Response(new TpmlDigestValues(digests));
  }

  private static List<TpmtHa> digests(List<TpmAlg> hashes, Bytes data) {
    List<TpmtHa> digests = new ArrayList<>();
    for (TpmAlg hash : hashes) {
      byte[] digest = HashAlgorithm.of(hash).digest(data.borrow());
      digests.add(new TpmtHa(hash, Bytes.adopt(digest)));
    }
    return digests;
  }
}
