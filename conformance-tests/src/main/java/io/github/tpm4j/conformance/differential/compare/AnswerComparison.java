package io.github.tpm4j.conformance.differential.compare;

import io.github.tpm4j.conformance.differential.session.Answer;
import io.github.tpm4j.conformance.differential.session.ResponseItems;
import io.github.tpm4j.conformance.differential.session.ResponseSession;
import io.github.tpm4j.conformance.differential.step.CommandStep;
import java.util.Map;
import java.util.Optional;

/** Compares two answers: codes exactly, contents where they are determined. */
public final class AnswerComparison {
  private final CommandStep step;
  private final Answer reference;
  private final Answer candidate;

  public AnswerComparison(CommandStep step, Answer reference, Answer candidate) {
    this.step = step;
    this.reference = reference;
    this.candidate = candidate;
  }

  /**
   * The first difference.
   *
   * @param determined whether both TPMs were given the same
   */
  public Optional<Difference> difference(boolean determined) {
    if (!reference.code().equals(candidate.code())) {
      return differs("code", reference.code(), candidate.code());
    }
    if (reference.tag() != candidate.tag()) {
      return differs("tag", reference.tag(), candidate.tag());
    }
    if (reference.defect() != null || candidate.defect() != null) {
      return differs("form", reference.defect(), candidate.defect());
    }
    return sessions().or(() -> contents(determined));
  }

  private Optional<Difference> sessions() {
    boolean authentic =
        reference.sessions().stream().allMatch(ResponseSession::authentic)
            && candidate.sessions().stream().allMatch(ResponseSession::authentic);
    return authentic && reference.sessions().equals(candidate.sessions())
        ? Optional.empty()
        : differs("sessions", reference.sessions(), candidate.sessions());
  }

  private Optional<Difference> contents(boolean determined) {
    if (!reference.succeeded()) {
      return Optional.empty();
    }
    String referenceFault = Consistency.fault(reference.response());
    String candidateFault = Consistency.fault(candidate.response());
    if (referenceFault != null || candidateFault != null) {
      return differs("consistency", referenceFault, candidateFault);
    }
    Map<String, Object> others = ResponseItems.of(candidate.response());
    for (Map.Entry<String, Object> item : ResponseItems.of(reference.response()).entrySet()) {
      Optional<Difference> found = item(item, others.get(item.getKey()), determined);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Difference> item(
      Map.Entry<String, Object> item, Object other, boolean determined) {
    return ItemRules.of(step.spec().toString(), item.getKey(), item.getValue())
        .compare(item.getValue(), other, determined)
        .flatMap(
            mismatch -> {
              String part = mismatch.part().isEmpty() ? "" : "." + mismatch.part();
              return differs(item.getKey() + part, mismatch.reference(), mismatch.candidate());
            });
  }

  private Optional<Difference> differs(String item, Object first, Object second) {
    return Optional.of(
        new Difference(
            step, step.spec().toString(), item, String.valueOf(first), String.valueOf(second)));
  }
}
