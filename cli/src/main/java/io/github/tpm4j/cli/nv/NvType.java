package io.github.tpm4j.cli.nv;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.templates.NvTemplate;
import java.util.Locale;

/** What an NV Index can be (TPM_NT; Part 2, 13.2). */
enum NvType {
  ORDINARY,
  COUNTER,
  BITS,
  EXTEND,
  PIN_FAIL,
  PIN_PASS;

  /**
   * Describes one.
   *
   * @param sizeBytes of an ordinary one
   * @param hash of one that is extended
   */
  NvTemplate template(int sizeBytes, HashAlg hash) {
    return switch (this) {
      case ORDINARY -> NvTemplate.ordinary(sizeBytes);
      case COUNTER -> NvTemplate.counter();
      case BITS -> NvTemplate.bits();
      case EXTEND -> NvTemplate.extend(hash);
      case PIN_FAIL -> NvTemplate.pinFail();
      case PIN_PASS -> NvTemplate.pinPass();
    };
  }

  /** As it stands on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
