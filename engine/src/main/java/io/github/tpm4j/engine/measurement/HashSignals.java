package io.github.tpm4j.engine.measurement;

import io.github.tpm4j.engine.clock.ResetCounts;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.hash.HashSequence;
import io.github.tpm4j.engine.pcr.PcrBank;
import io.github.tpm4j.engine.pcr.Pcrs;
import io.github.tpm4j.engine.power.PowerState;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * _TPM_Hash_Start, _TPM_Hash_Data and _TPM_Hash_End (Part 1, 34; Part 3, 22.9 to 22.11): the
 * processor measures what it is about to trust, before TPM2_Startup (H-CRTM) or after it (D-RTM).
 */
public final class HashSignals {
  private final Pcrs pcrs;
  private final ResetCounts counts;
  private final PowerState power;
  private List<HashSequence> sequences;
  private boolean beganStarted;

  public HashSignals(Pcrs pcrs, ResetCounts counts, PowerState power) {
    this.pcrs = pcrs;
    this.counts = counts;
    this.power = power;
  }

  /** _TPM_Init: an unfinished measurement is void. */
  public void powerOn() {
    sequences = null;
  }

  /** A new measurement; one that is not finished is void. */
  public void start() {
    beganStarted = power.isStarted();
    sequences = new ArrayList<>();
    for (PcrBank bank : pcrs.banks()) {
      sequences.add(HashSequence.start(bank.hash()));
    }
  }

  /** Data of the measurement; ignored if none was started. */
  public void data(byte[] data) {
    if (sequences != null) {
      sequences.forEach(sequence -> sequence.update(data));
    }
  }

  /** The measurement goes into its PCR; ignored if none was started, or TPM2_Startup came since. */
  public void end() {
    List<HashSequence> ended = sequences;
    sequences = null;
    if (ended == null || beganStarted != power.isStarted()) {
      return;
    }
    if (beganStarted) {
      pcrs.startDrtm();
      counts.countResume();
      ended.forEach(it -> pcrs.extend(Pcrs.D_RTM_PCR, it.algorithm().id(), it.finish()));
    } else {
      pcrs.startHcrtm();
      power.hCrtmStarted();
      ended.forEach(it -> pcrs.extendHcrtm(it.algorithm().id(), it.finish()));
    }
  }

  /** For a TPM that is suspended in the middle of a measurement. */
  public void write(TpmWriter out) {
    out.u8(beganStarted ? 1 : 0).u8(sequences == null ? 0 : sequences.size());
    if (sequences != null) {
      for (HashSequence sequence : sequences) {
        sequence.algorithm().id().write(out);
        out.sized(sequence.save());
      }
    }
  }

  /** Reads what {@link #write} wrote. */
  public void read(TpmReader in) {
    beganStarted = in.u8() != 0;
    List<HashSequence> read = new ArrayList<>();
    for (int left = in.u8(); left > 0; left--) {
      HashAlgorithm algorithm = HashAlgorithm.of(TpmAlg.read(in));
      read.add(HashSequence.restore(algorithm, in.sizedArray(in.remaining())));
    }
    sequences = read.isEmpty() ? null : read;
  }
}
