package io.github.tpm4j.differential.compare;

import io.github.tpm4j.differential.executor.Answer;
import io.github.tpm4j.differential.executor.ResponseItems;
import io.github.tpm4j.differential.executor.ResponseSession;
import io.github.tpm4j.differential.step.CommandStep;
import io.github.tpm4j.tss.constants.TpmRc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares two answers: codes exactly, contents where they are comparable. */
public final class AnswerComparison {
  private final CommandStep step;
  private final Answer reference;
  private final Answer candidate;
  private final boolean misread;

  /**
   * The answers to one step.
   *
   * @param misread whether the TPMs may have found fields at other places, for sizes that differ
   */
  public AnswerComparison(CommandStep step, Answer reference, Answer candidate, boolean misread) {
    this.step = step;
    this.reference = reference;
    this.candidate = candidate;
    this.misread = misread;
  }

  /**
   * Everything that differs.
   *
   * @param comparable whether both TPMs were given the same
   */
  public List<Divergence> divergences(boolean comparable) {
    if (misread && refusesSize(reference) && refusesSize(candidate)) {
      return List.of();
    }
    if (!reference.code().equals(candidate.code())) {
      return differs("code", reference.code(), candidate.code());
    }
    if (reference.tag() != candidate.tag()) {
      return differs("tag", reference.tag(), candidate.tag());
    }
    if (reference.defect() != null || candidate.defect() != null) {
      return differs("form", reference.defect(), candidate.defect());
    }
    List<Divergence> all = new ArrayList<>(sessions());
    if (reference.succeeded()) {
      all.addAll(consistency());
      all.addAll(contents(comparable));
    }
    return all;
  }

  /** TPM_RC_SIZE or TPM_RC_INSUFFICIENT, of the command or of any parameter. */
  private static boolean refusesSize(Answer answer) {
    TpmRc code = answer.code().base();
    return code.equals(TpmRc.SIZE) || code.equals(TpmRc.INSUFFICIENT);
  }

  private List<Divergence> sessions() {
    boolean authentic =
        reference.sessions().stream().allMatch(ResponseSession::authentic)
            && candidate.sessions().stream().allMatch(ResponseSession::authentic);
    return authentic && reference.sessions().equals(candidate.sessions())
        ? List.of()
        : differs("sessions", reference.sessions(), candidate.sessions());
  }

  private List<Divergence> consistency() {
    String referenceFault = Consistency.fault(reference.response());
    String candidateFault = Consistency.fault(candidate.response());
    return referenceFault == null && candidateFault == null
        ? List.of()
        : differs("consistency", referenceFault, candidateFault);
  }

  private List<Divergence> contents(boolean comparable) {
    List<Divergence> found = new ArrayList<>();
    Map<String, Object> others = ResponseItems.of(candidate.response());
    ResponseItems.of(reference.response())
        .forEach(
            (item, value) ->
                ItemRules.of(step.spec().toString(), item, value)
                    .compareAll(value, others.get(item), comparable)
                    .forEach(mismatch -> found.addAll(differs(item, mismatch))));
    return found;
  }

  private List<Divergence> differs(String item, ItemRule.Mismatch mismatch) {
    String part = mismatch.part().isEmpty() ? "" : "." + mismatch.part();
    return differs(item + part, mismatch.reference(), mismatch.candidate());
  }

  private List<Divergence> differs(String item, Object first, Object second) {
    return List.of(
        new Divergence(
            step, step.spec().toString(), item, String.valueOf(first), String.valueOf(second)));
  }
}
