package io.github.tpm4j.engine.capability;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.pcr.Pcrs;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.attributes.TpmaCc;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.HandleRange;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlActData;
import io.github.tpm4j.tss.structures.TpmlAlgProperty;
import io.github.tpm4j.tss.structures.TpmlCc;
import io.github.tpm4j.tss.structures.TpmlCca;
import io.github.tpm4j.tss.structures.TpmlEccCurve;
import io.github.tpm4j.tss.structures.TpmlHandle;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmlTaggedPcrProperty;
import io.github.tpm4j.tss.structures.TpmlTaggedPolicy;
import io.github.tpm4j.tss.structures.TpmlTaggedTpmProperty;
import io.github.tpm4j.tss.structures.TpmsActData;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.Marshallable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a TPM tells about itself (Part 2, 6.12 and 10.10; Part 3, 30.2). */
public final class Capabilities {
  /** How many timers Part 2, 7.5 has handles for, whether or not they exist. */
  private static final int ACT_HANDLES = 16;

  private static final Map<TpmCap, CapabilityKind<?>> KINDS =
      Map.ofEntries(
          Map.entry(
              TpmCap.ALGS,
              new CapabilityKind<>(
                  (tpm, property) -> AlgorithmProperties.of(tpm.profile()),
                  it -> it.alg().value(),
                  CapabilityKind.SIXTEEN_BITS,
                  TpmlAlgProperty::new,
                  Limit.MAX_CAP_ALGS)),
          Map.entry(
              TpmCap.HANDLES,
              new CapabilityKind<>(
                  HandleLists::of,
                  TpmHandle::value,
                  HandleLists.NUMBER_MASK,
                  TpmlHandle::new,
                  Limit.MAX_CAP_HANDLES)),
          Map.entry(
              TpmCap.COMMANDS,
              new CapabilityKind<>(
                  (tpm, property) -> tpm.commands().attributes(),
                  it -> it.value() & TpmaCc.COMMAND_INDEX_MASK,
                  CapabilityKind.ALL_BITS,
                  TpmlCca::new,
                  Limit.MAX_CAP_CC)),
          Map.entry(
              TpmCap.PP_COMMANDS,
              commandCodes((tpm, property) -> List.copyOf(tpm.physicalPresence().commands()))),
          Map.entry(
              TpmCap.AUDIT_COMMANDS,
              commandCodes((tpm, property) -> List.copyOf(tpm.commandAudit().commands()))),
          Map.entry(
              TpmCap.TPM_PROPERTIES,
              new CapabilityKind<>(
                  TpmProperties::of,
                  it -> it.property().value(),
                  CapabilityKind.ALL_BITS,
                  TpmlTaggedTpmProperty::new,
                  Limit.MAX_TPM_PROPERTIES)),
          Map.entry(
              TpmCap.PCR_PROPERTIES,
              new CapabilityKind<>(
                  (tpm, property) -> PcrProperties.of(tpm.pcrs()),
                  it -> it.tag().value(),
                  CapabilityKind.ALL_BITS,
                  TpmlTaggedPcrProperty::new,
                  Limit.MAX_PCR_PROPERTIES)),
          Map.entry(
              TpmCap.ECC_CURVES,
              new CapabilityKind<>(
                  (tpm, property) -> tpm.profile().curves(),
                  TpmEccCurve::value,
                  CapabilityKind.SIXTEEN_BITS,
                  TpmlEccCurve::new,
                  Limit.MAX_ECC_CURVES)),
          Map.entry(
              TpmCap.AUTH_POLICIES,
              new CapabilityKind<>(
                  HierarchyPolicies::of,
                  it -> it.handle().value(),
                  CapabilityKind.ALL_BITS,
                  TpmlTaggedPolicy::new,
                  Limit.MAX_TAGGED_POLICIES)),
          Map.entry(
              TpmCap.ACT,
              new CapabilityKind<>(
                  Capabilities::timers,
                  it -> it.handle().value(),
                  CapabilityKind.ALL_BITS,
                  TpmlActData::new,
                  Limit.MAX_ACT_DATA)));

  private Capabilities() {}

  private static CapabilityKind<TpmCc> commandCodes(CapabilityKind.Source<TpmCc> source) {
    return new CapabilityKind<>(
        source, TpmCc::value, CapabilityKind.ALL_BITS, TpmlCc::new, Limit.MAX_CAP_CC);
  }

  private static List<TpmsActData> timers(TpmState tpm, int property) {
    int number = property - HandleRange.ACT.first();
    TpmFailure.require(number >= 0 && number < ACT_HANDLES, TpmRc.VALUE);
    return tpm.timers().data();
  }

  /** Whether this TPM lists anything under {@code capability}, one element a property. */
  public static boolean has(TpmCap capability) {
    return KINDS.containsKey(capability);
  }

  /**
   * The elements of a capability from {@code property} on.
   *
   * @param count unsigned
   * @throws TpmFailure if the property cannot be asked for; the code has no parameter number yet
   */
  public static CapabilityPage page(TpmState tpm, TpmCap capability, int property, int count) {
    return KINDS.get(capability).page(tpm, property, count);
  }

  /**
   * The element of a capability with exactly this property.
   *
   * @throws TpmFailure if the property cannot be asked for; the code has no parameter number yet
   */
  public static Optional<? extends Marshallable> element(
      TpmState tpm, TpmCap capability, int property) {
    return KINDS.get(capability).element(tpm, property);
  }

  /**
   * TPM_CAP_PCRS: the banks, which are listed as a whole; one whose PCR were all taken away, too.
   *
   * @param count unsigned; for 0 none is listed
   */
  public static CapabilityPage banks(Pcrs pcrs, int count) {
    if (count == 0) {
      return new CapabilityPage(true, new TpmlPcrSelection(List.of()));
    }
    List<TpmsPcrSelection> banks =
        pcrs.bankHashes().stream()
            .map(hash -> new TpmsPcrSelection(hash, PcrProperties.select(pcrs, hash)))
            .toList();
    return new CapabilityPage(false, new TpmlPcrSelection(banks));
  }
}
