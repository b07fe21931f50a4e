package io.github.tpm4j.attest.quote;

import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a quote says, all of it verified. Immutable.
 *
 * @param selection which PCR were quoted, in that order
 * @param values exactly those PCR, with what each held
 * @param nonce extraData, as it was asked for
 * @param clock clock and counts, for the next quote of this key
 * @param firmwareVersion the maker's number; for a key outside the endorsement and platform
 *     hierarchies a constant of the key is added (Part 1, 36.7)
 * @param qualifiedSigner the Qualified Name of the key (Part 1, 26.5)
 */
public record VerifiedQuote(
    TpmlPcrSelection selection,
    Map<Pcr, Bytes> values,
    Bytes nonce,
    QuotedClock clock,
    long firmwareVersion,
    Bytes qualifiedSigner) {

  /**
   * Makes one from its components.
   *
   * @param selection which PCR were quoted, in that order
   * @param values exactly those PCR, with what each held
   * @param nonce extraData, as it was asked for
   * @param clock clock and counts, for the next quote of this key
   * @param firmwareVersion the maker's number; for a key outside the endorsement and platform
   *     hierarchies a constant of the key is added (Part 1, 36.7)
   * @param qualifiedSigner the Qualified Name of the key (Part 1, 26.5)
   */
  public VerifiedQuote {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * {@return the value of a PCR; null if it was not quoted}
   *
   * @param pcr number of a PCR, from 0
   */
  public Bytes of(Pcr pcr) {
    return values.get(pcr);
  }
}
