package io.github.tpm4j.engine.commands.pcr;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.pcr.Pcrs;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.pcr.PcrAllocate;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.structures.TpmsPcrSelect;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import java.util.Map;

/**
 * TPM2_PCR_Allocate (Part 3, 22.5). It takes effect at the next _TPM_Init. Banks that are not named
 * stay as they are now; of a bank that is named twice the last entry holds. Every allocation fits,
 * so that the command never answers allocationSuccess NO.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_PCR</td>
 *     <td>no bank would have the PCR of the D-RTM, or none that of the H-CRTM</td></tr>
 * </table>
 */
final class PcrAllocateCommand implements Command<PcrAllocate.Request, PcrAllocate.Response> {

  @Override
  public PcrAllocate.Response run(TpmState tpm, PcrAllocate.Request in) {
    Pcrs pcrs = tpm.pcrs();
    Map<TpmAlg, Integer> wanted = pcrs.activeAllocation();
    for (TpmsPcrSelection bank : in.pcrAllocation().pcrSelections()) {
      wanted.put(bank.hash(), bits(bank.select(), pcrs.count()));
    }
    TpmFailure.require(hasSomewhere(wanted, Pcrs.D_RTM_PCR), TpmRc.PCR);
    TpmFailure.require(hasSomewhere(wanted, Pcrs.H_CRTM_PCR), TpmRc.PCR);

    pcrs.allocate(wanted);
    // What was saved is of other banks than there will be.
    tpm.power().cancelShutdown();

    return new PcrAllocate.Response(true, pcrs.count(), sizeOf(wanted), sizeOfAll(pcrs));
  }

  private static int bits(TpmsPcrSelect select, int count) {
    int bits = 0;
    for (int pcr = 0; pcr < count; pcr++) {
      bits |= select.has(pcr) ? 1 << pcr : 0;
    }
    return bits;
  }

  private static boolean hasSomewhere(Map<TpmAlg, Integer> allocation, int pcr) {
    return allocation.values().stream().anyMatch(bits -> (bits >> pcr & 1) != 0);
  }

  /** In octets. */
  private static int sizeOf(Map<TpmAlg, Integer> allocation) {
    return allocation.entrySet().stream()
        .mapToInt(bank -> Integer.bitCount(bank.getValue()) * digestBytes(bank.getKey()))
        .sum();
  }

  private static int sizeOfAll(Pcrs pcrs) {
    return pcrs.hashes().stream().mapToInt(hash -> pcrs.count() * digestBytes(hash)).sum();
  }

  private static int digestBytes(TpmAlg hash) {
    return HashAlgorithm.of(hash).digestBytes();
  }
}
