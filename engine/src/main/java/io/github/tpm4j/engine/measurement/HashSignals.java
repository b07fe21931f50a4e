package io.github.tpm4j.engine.measurement;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.crypto.hash.HashSequence;
import io.github.tpm4j.engine.pcr.PcrBank;
import io.github.tpm4j.engine.pcr.Pcrs;
import java.util.ArrayList;
import java.util.List;

/**
 * _TPM_Hash_Start, _TPM_Hash_Data and _TPM_Hash_End (Part 1, 34; Part 3, 22.9 to 22.11): the
 * processor measures what it is about to trust, before TPM2_Startup (H-CRTM) or after it (D-RTM).
 */
public final class HashSignals {
  private final Tpm tpm;
  private List<HashSequence> sequences;

  public HashSignals(Tpm tpm) {
    this.tpm = tpm;
  }

  /** _TPM_Init: an unfinished measurement is void. */
  public void powerOn() {
    sequences = null;
  }

  /** A new measurement; one that is not finished is void. */
  public void start() {
    sequences = new ArrayList<>();
    for (PcrBank bank : tpm.pcrs().banks()) {
      sequences.add(HashSequence.start(bank.hash()));
    }
  }

  /** Data of the measurement; ignored if none was started. */
  public void data(byte[] data) {
    if (sequences != null) {
      sequences.forEach(sequence -> sequence.update(data));
    }
  }

  /** The measurement goes into its PCR; ignored if none was started. */
  public void end() {
    if (sequences == null) {
      return;
    }
    int pcr = tpm.powerCycle().isStarted() ? startDrtm() : startHcrtm();
    for (HashSequence sequence : sequences) {
      tpm.pcrs().extend(pcr, sequence.algorithm().id(), sequence.finish());
    }
    sequences = null;
  }

  private int startDrtm() {
    tpm.pcrs().startDrtm();
    tpm.counts().countResume();
    return Pcrs.D_RTM_PCR;
  }

  private int startHcrtm() {
    tpm.pcrs().startHcrtm();
    tpm.powerCycle().hCrtmStarted();
    return Pcrs.H_CRTM_PCR;
  }
}
