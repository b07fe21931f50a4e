package io.github.tpm4j.differential.compare;

import io.github.tpm4j.tss.capabilities.TpmsCapabilityData;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlHandle;
import io.github.tpm4j.tss.structures.TpmlTaggedTpmProperty;
import io.github.tpm4j.tss.structures.TpmsTaggedProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** TPMS_CAPABILITY_DATA: properties are told apart, so that each can be justified by itself. */
final class CapabilityRule implements ItemRule {

  @Override
  public Optional<Mismatch> compare(Object reference, Object candidate, boolean comparable) {
    return compareAll(reference, candidate, comparable).stream().findFirst();
  }

  @Override
  public List<Mismatch> compareAll(Object reference, Object candidate, boolean comparable) {
    TpmsCapabilityData first = (TpmsCapabilityData) reference;
    TpmsCapabilityData second = (TpmsCapabilityData) candidate;
    if (first.data() instanceof TpmlTaggedTpmProperty a
        && second.data() instanceof TpmlTaggedTpmProperty b
        && a.tpmProperty().size() == b.tpmProperty().size()) {
      return properties(a.tpmProperty(), b.tpmProperty());
    }
    if (first.data() instanceof TpmlHandle a && second.data() instanceof TpmlHandle b) {
      return ItemRule.equal("handles", comparable(a.handle()), comparable(b.handle())).stream()
          .toList();
    }
    return ItemRule.equal(first.capability().toString(), text(first), text(second)).stream()
        .toList();
  }

  private static String text(TpmsCapabilityData data) {
    return ItemRules.text(data);
  }

  private static List<Mismatch> properties(
      List<TpmsTaggedProperty> reference, List<TpmsTaggedProperty> candidate) {
    List<Mismatch> mismatches = new ArrayList<>();
    for (int i = 0; i < reference.size(); i++) {
      TpmsTaggedProperty first = reference.get(i);
      if (!first.equals(candidate.get(i)) && !OfTheVendor.PROPERTIES.contains(first.property())) {
        mismatches.add(new Mismatch(first.property().toString(), first, candidate.get(i)));
      }
    }
    return mismatches;
  }

  // A TPM chooses the handles of loaded objects and of sessions.
  private static List<?> comparable(List<TpmHandle> handles) {
    return handles.stream().map(CapabilityRule::comparable).toList();
  }

  private static Object comparable(TpmHandle handle) {
    boolean chosen =
        handle.is(TpmHt.TRANSIENT)
            || handle.is(TpmHt.HMAC_SESSION)
            || handle.is(TpmHt.POLICY_SESSION);
    return chosen ? handle.type() : handle;
  }
}
