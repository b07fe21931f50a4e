package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;

/** Where the values of PCR come from that a policy is held against. */
@FunctionalInterface
public interface PcrSource {

  /** The values of these PCR. */
  PcrValues read(TpmlPcrSelection selection);

  /** A source that knows nothing from before. */
  default PcrSource afresh() {
    return this;
  }
}
