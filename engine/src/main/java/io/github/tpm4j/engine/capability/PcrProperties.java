package io.github.tpm4j.engine.capability;

import io.github.tpm4j.engine.pcr.PcrAttributes;
import io.github.tpm4j.engine.pcr.Pcrs;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmPtPcr;
import io.github.tpm4j.tss.structures.TpmsPcrSelect;
import io.github.tpm4j.tss.structures.TpmsTaggedPcrSelect;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** TPM_CAP_PCR_PROPERTIES: which PCR have which attribute (Part 2, 6.14). */
final class PcrProperties {

  private PcrProperties() {}

  static List<TpmsTaggedPcrSelect> of(Pcrs pcrs) {
    return List.of(
        property(pcrs, TpmPtPcr.SAVE, PcrAttributes::isSaved),
        property(pcrs, TpmPtPcr.EXTEND_L0, it -> it.isExtendableFrom(0)),
        property(pcrs, TpmPtPcr.RESET_L0, it -> it.isResettableFrom(0)),
        property(pcrs, TpmPtPcr.EXTEND_L1, it -> it.isExtendableFrom(1)),
        property(pcrs, TpmPtPcr.RESET_L1, it -> it.isResettableFrom(1)),
        property(pcrs, TpmPtPcr.EXTEND_L2, it -> it.isExtendableFrom(2)),
        property(pcrs, TpmPtPcr.RESET_L2, it -> it.isResettableFrom(2)),
        property(pcrs, TpmPtPcr.EXTEND_L3, it -> it.isExtendableFrom(3)),
        property(pcrs, TpmPtPcr.RESET_L3, it -> it.isResettableFrom(3)),
        property(pcrs, TpmPtPcr.EXTEND_L4, it -> it.isExtendableFrom(4)),
        property(pcrs, TpmPtPcr.RESET_L4, it -> it.isResettableFrom(4)),
        property(pcrs, TpmPtPcr.NO_INCREMENT, it -> !it.isCounted()),
        property(pcrs, TpmPtPcr.DRTM_RESET, PcrAttributes::isDynamic),
        property(pcrs, TpmPtPcr.POLICY, PcrAttributes::isAuthorized),
        property(pcrs, TpmPtPcr.AUTH, PcrAttributes::isAuthorized));
  }

  private static TpmsTaggedPcrSelect property(
      Pcrs pcrs, TpmPtPcr tag, Predicate<PcrAttributes> condition) {
    return new TpmsTaggedPcrSelect(tag, select(pcrs, pcr -> condition.test(PcrAttributes.of(pcr))));
  }

  /** The PCR that the bank of a hash has. */
  static TpmsPcrSelect select(Pcrs pcrs, TpmAlg hash) {
    return select(pcrs, pcr -> pcrs.bank(hash).filter(bank -> bank.has(pcr)).isPresent());
  }

  private static TpmsPcrSelect select(Pcrs pcrs, IntPredicate condition) {
    return TpmsPcrSelect.of(IntStream.range(0, pcrs.count()).filter(condition).toArray());
  }
}
