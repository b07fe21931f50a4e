package io.github.tpm4j.tss.pcr;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values of PCR, in the order of their selection.
 *
 * @param selection which PCR
 * @param values one for each
 */
public record PcrValues(TpmlPcrSelection selection, Map<Pcr, Bytes> values) {

  /**
   * Makes one from its components.
   *
   * @param selection which PCR
   * @param values one for each
   */
  public PcrValues {
    List<Pcr> pcrs = PcrSelections.pcrs(selection);
    Map<Pcr, Bytes> ordered = new LinkedHashMap<>();
    for (Pcr pcr : pcrs) {
      if (!values.containsKey(pcr)) {
        throw new IllegalArgumentException("no value for " + pcr);
      }
      ordered.put(pcr, values.get(pcr));
    }
    values = Collections.unmodifiableMap(ordered);
  }

  /**
   * {@return the value of a PCR; null if it is not selected}
   *
   * @param pcr bank and number
   */
  public Bytes of(Pcr pcr) {
    return values.get(pcr);
  }

  /**
   * {@return the digest of the concatenated values, as policies and quotes have it}
   *
   * @param hash of the policy session, or of the quote's scheme
   */
  public Bytes digest(HashAlg hash) {
    return Digests.of(hash, values.values().toArray(Bytes[]::new));
  }
}
