package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;

/** Where the values of PCR come from that a policy is held against. */
@FunctionalInterface
public interface PcrSource {

  /**
   * {@return the values of these PCR}
   *
   * @param selection the banks and their PCR
   */
  PcrValues read(TpmlPcrSelection selection);

  /** {@return a source that knows nothing from before} */
  default PcrSource afresh() {
    return this;
  }
}
