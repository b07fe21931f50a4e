package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.constants.TpmNt;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.wire.Bytes;

/** A defined NV Index as the generator knows it. */
final class NvModel extends Entity {
  private final TpmsNvPublic area;
  private final Policy adminPolicy;

  /**
   * An Index.
   *
   * @param adminPolicy its authPolicy, for one command of the ADMIN role
   */
  NvModel(TpmsNvPublic area, Bytes authValue, Policy adminPolicy) {
    super(Arg.of(area.nvIndex()), authValue);
    this.area = area;
    this.adminPolicy = adminPolicy;
  }

  Policy adminPolicy() {
    return adminPolicy;
  }

  TpmsNvPublic area() {
    return area;
  }

  TpmNt type() {
    return area.attributes().type();
  }

  boolean isPin() {
    return type().equals(TpmNt.PIN_FAIL) || type().equals(TpmNt.PIN_PASS);
  }

  boolean has(int attributes) {
    return area.attributes().has(attributes);
  }

  boolean isOfPlatform() {
    return has(TpmaNv.PLATFORMCREATE);
  }
}
