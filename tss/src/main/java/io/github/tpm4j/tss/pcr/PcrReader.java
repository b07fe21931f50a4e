package io.github.tpm4j.tss.pcr;

import io.github.tpm4j.tss.commands.pcr.PcrRead;
import io.github.tpm4j.tss.error.TpmMalformedResponseException;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads PCR; as a TPM answers 8 values at most, with as many commands as it takes. */
public final class PcrReader {

  private PcrReader() {}

  /**
   * Reads the selected PCR. If one of them changes meanwhile, all are read again, so that the
   * values belong together.
   *
   * @param tpm sends the command
   * @param selection the banks and their PCR; an empty one costs one command too
   * @return the values of all PCR that were selected
   * @throws TpmUnsupportedException if the TPM does not have one of them
   */
  public static PcrValues read(
      Function<PcrRead.Request, PcrRead.Response> tpm, TpmlPcrSelection selection) {
    Map<Pcr, Bytes> values = new LinkedHashMap<>();
    TpmlPcrSelection rest = selection;
    int counter = 0;
    while (!PcrSelections.pcrs(rest).isEmpty()) {
      PcrRead.Response response = tpm.apply(new PcrRead.Request(rest));
      if (!values.isEmpty() && response.pcrUpdateCounter() != counter) {
        values.clear();
        rest = selection;
        continue;
      }
      counter = response.pcrUpdateCounter();
      take(response, PcrSelections.pcrs(rest), values);
      if (response.pcrValues().digests().isEmpty()) {
        throw new TpmUnsupportedException(
            "The TPM does not have " + PcrSelections.pcrs(rest) + "; is the bank allocated?");
      }
      rest = PcrSelections.without(selection, values.keySet());
    }
    return new PcrValues(selection, values);
  }

  private static void take(PcrRead.Response response, List<Pcr> asked, Map<Pcr, Bytes> values) {
    List<Pcr> pcrs = PcrSelections.pcrs(response.pcrSelectionOut());
    List<Bytes> digests = response.pcrValues().digests();
    if (pcrs.size() != digests.size()) {
      throw new TpmMalformedResponseException(
          "TPM2_PCR_Read answers " + digests.size() + " values for " + pcrs.size() + " PCR");
    }
    // Another one would be no step towards the end.
    if (!asked.containsAll(pcrs)) {
      throw new TpmMalformedResponseException("TPM2_PCR_Read answers " + pcrs + " for " + asked);
    }
    for (int i = 0; i < digests.size(); i++) {
      values.put(pcrs.get(i), digests.get(i));
    }
  }
}
