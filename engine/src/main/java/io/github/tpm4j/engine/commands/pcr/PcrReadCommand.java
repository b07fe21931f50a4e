package io.github.tpm4j.engine.commands.pcr;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.pcr.PcrBank;
import io.github.tpm4j.engine.pcr.PcrSelections;
import io.github.tpm4j.engine.pcr.Pcrs;
import io.github.tpm4j.tss.commands.pcr.PcrRead;
import io.github.tpm4j.tss.structures.TpmlDigest;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsPcrSelect;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * TPM2_PCR_Read (Part 3, 22.4): the first eight of the selected PCR, and which they are. Needs no
 * authorisation and no locality.
 */
final class PcrReadCommand implements Command<PcrRead.Request, PcrRead.Response> {
  /** The most that a TPML_DIGEST holds (Part 2, 10.9.5). */
  private static final int MAX_DIGESTS = 8;

  @Override
  public PcrRead.Response run(TpmState tpm, PcrRead.Request in) {
    Pcrs pcrs = tpm.pcrs();
    List<TpmsPcrSelection> read = new ArrayList<>();
    List<Bytes> values = new ArrayList<>();
    for (TpmsPcrSelection bank :
        PcrSelections.existing(pcrs, in.pcrSelectionIn()).pcrSelections()) {
      read.add(read(pcrs, bank, values));
    }
    return new PcrRead.Response(
        pcrs.updateCounter(), new TpmlPcrSelection(read), new TpmlDigest(values));
  }

  /** Adds values until the list is full; returns what was added. */
  private static TpmsPcrSelection read(Pcrs pcrs, TpmsPcrSelection selection, List<Bytes> values) {
    byte[] bits = new byte[selection.select().pcrSelect().size()];
    for (int pcr : selection.select().toArray()) {
      if (values.size() < MAX_DIGESTS) {
        PcrBank bank = pcrs.bank(selection.hash()).orElseThrow();
        values.add(bank.value(pcr));
        bits[pcr / 8] |= (byte) (1 << pcr % 8);
      }
    }
    return new TpmsPcrSelection(selection.hash(), new TpmsPcrSelect(Bytes.adopt(bits)));
  }
}
