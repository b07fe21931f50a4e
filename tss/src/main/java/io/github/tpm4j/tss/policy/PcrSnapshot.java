package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Map;

/**
 * The PCR of one use of a policy: those of all its branches are read together, when the first one
 * is asked for, and once.
 */
public final class PcrSnapshot implements PcrSource {
  private final Policy policy;
  private final PolicyInputs inputs;
  private final PcrSource tpm;
  private Map<Pcr, Bytes> known;

  /**
   * @param policy whose PCR are read, branches included
   * @param inputs approve policies that count too
   * @param tpm reads PCR
   */
  public PcrSnapshot(Policy policy, PolicyInputs inputs, PcrSource tpm) {
    this.policy = policy;
    this.inputs = inputs;
    this.tpm = tpm;
  }

  @Override
  public PcrValues read(TpmlPcrSelection selection) {
    if (known == null) {
      known = readAll();
    }
    return known.keySet().containsAll(PcrSelections.pcrs(selection))
        ? new PcrValues(selection, known)
        : tpm.read(selection);
  }

  // A TPM may lack the PCR of one branch.
  private Map<Pcr, Bytes> readAll() {
    try {
      return tpm.read(PcrSelections.union(policy.pcrs(inputs))).values();
    } catch (TpmUnsupportedException e) {
      return Map.of();
    }
  }

  @Override
  public PcrSource afresh() {
    return new PcrSnapshot(policy, inputs, tpm);
  }
}
