package io.github.tpm4j.engine.capability;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.structures.TpmsTaggedProperty;
import java.util.List;

/** TPM_CAP_TPM_PROPERTIES: numbers, in the group of those that are fixed and of those that vary. */
final class TpmProperties {
  /** PT_FIXED and PT_VAR are this far apart (PT_GROUP). */
  private static final int GROUP_SIZE = 0x100;

  private TpmProperties() {}

  /** The group that a property belongs to; numbers below both groups belong to the first. */
  static List<TpmsTaggedProperty> of(TpmState tpm, int property) {
    if (Integer.compareUnsigned(property, TpmPt.PERMANENT.value()) < 0) {
      return FixedProperties.of(tpm);
    }
    boolean varies = Integer.compareUnsigned(property, TpmPt.PERMANENT.value() + GROUP_SIZE) < 0;
    return varies ? VariableProperties.of(tpm) : List.of();
  }

  static TpmsTaggedProperty property(TpmPt tag, int value) {
    return new TpmsTaggedProperty(tag, value);
  }
}
