package io.github.tpm4j.tss.client;

import io.github.tpm4j.tss.attributes.TpmaCc;
import io.github.tpm4j.tss.commands.capability.TestParms;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.objects.TpmtPublicParms;
import io.github.tpm4j.tss.structures.TpmlAlgProperty;
import io.github.tpm4j.tss.structures.TpmlCca;
import io.github.tpm4j.tss.structures.TpmlEccCurve;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmlTaggedTpmProperty;
import io.github.tpm4j.tss.structures.TpmsAlgProperty;
import io.github.tpm4j.tss.structures.TpmsTaggedProperty;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what a TPM implements, each list with as many commands as it takes. */
final class CapabilityReader {
  /** PT_FIXED, and how many properties it can have (Part 2, 6.13). */
  private static final int FIXED = 0x100;

  private static final int GROUP = 0x100;

  private final Commands tpm;
  private final CapabilityLists lists;

  CapabilityReader(Commands tpm) {
    this.tpm = tpm;
    lists = new CapabilityLists(tpm::execute);
  }

  boolean has(TpmtPublicParms parameters) {
    try {
      tpm.execute(new TestParms.Request(parameters));
      return true;
    } catch (TpmUnsupportedException e) {
      // Some TPMs, and what stands before them, lack the question itself: then a try will show.
      return e.isCommandMissing();
    } catch (TpmResponseException e) {
      // Only of this form are codes that speak of the parameters; others may be gone the next time.
      if (!e.rc().isFormatOne()) {
        throw e;
      }
      return false;
    }
  }

  Set<TpmAlg> algorithms() {
    return lists
        .all(
            TpmCap.ALGS,
            0,
            TpmlAlgProperty.class,
            TpmlAlgProperty::algProperties,
            p -> p.alg().value())
        .stream()
        .map(TpmsAlgProperty::alg)
        .collect(Collectors.toUnmodifiableSet());
  }

  Set<TpmEccCurve> curves() {
    try {
      return Set.copyOf(
          lists.all(
              TpmCap.ECC_CURVES,
              0,
              TpmlEccCurve.class,
              TpmlEccCurve::eccCurves,
              TpmEccCurve::value));
    } catch (TpmResponseException e) {
      // A TPM without ECC need not know this capability.
      return Set.of();
    }
  }

  Set<TpmCc> commands() {
    return lists
        .all(TpmCap.COMMANDS, 0, TpmlCca.class, TpmlCca::commandAttributes, CapabilityReader::code)
        .stream()
        .map(attributes -> TpmCc.of(code(attributes)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static int code(TpmaCc attributes) {
    return attributes.value() & (TpmaCc.COMMAND_INDEX_MASK | TpmaCc.VENDOR);
  }

  Map<TpmPt, Integer> properties() {
    return lists
        .all(
            TpmCap.TPM_PROPERTIES,
            FIXED,
            TpmlTaggedTpmProperty.class,
            TpmlTaggedTpmProperty::tpmProperty,
            p -> p.property().value())
        .stream()
        .filter(p -> p.property().value() < FIXED + GROUP)
        .collect(
            Collectors.toUnmodifiableMap(TpmsTaggedProperty::property, TpmsTaggedProperty::value));
  }

  TpmlPcrSelection pcrBanks() {
    return lists.one(TpmCap.PCRS, TpmlPcrSelection.class);
  }
}
