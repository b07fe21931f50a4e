package io.github.tpm4j.differential;

import io.github.tpm4j.differential.executor.Answer;
import io.github.tpm4j.differential.executor.Executor;
import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.differential.step.CommandStep;
import io.github.tpm4j.differential.step.Octets;
import io.github.tpm4j.tss.attributes.TpmaSession;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Knows which entities are no longer alike on both TPMs, so that what they give need not be the
 * same. A key that each TPM made for itself has different Names; a policy session that has seen
 * such a Name differs from then on.
 */
final class StateDivergence {
  private final Executor reference;
  private final Executor candidate;
  private final Set<Integer> diverged = new HashSet<>();

  StateDivergence(Executor reference, Executor candidate) {
    this.reference = reference;
    this.candidate = candidate;
  }

  /** Whether both TPMs are given the same by a step, so that their answers can be compared. */
  boolean comparable(CommandStep step) {
    return same(step.parameters()) && step.handles().stream().allMatch(this::sameEntity);
  }

  /**
   * Whether a fault stands in octets that each TPM has made for itself, or that are encrypted for
   * it. It may change the size of a field, so that what follows is read from other places, or as
   * something else.
   */
  boolean misread(CommandStep step) {
    List<Arg> parameters = step.parameters();
    boolean encrypted =
        step.authorizations().stream().anyMatch(session -> session.has(TpmaSession.DECRYPT));
    return encrypted && !parameters.isEmpty() && parameters.get(0) instanceof Arg.Faulty
        || parameters.stream().anyMatch(arg -> arg instanceof Arg.Faulty && !same(List.of(arg)));
  }

  private boolean same(List<Arg> args) {
    return args.stream().allMatch(arg -> Arrays.equals(arg.bytes(reference), arg.bytes(candidate)));
  }

  private boolean sameEntity(Arg handle) {
    int first = Octets.intAt(handle.bytes(reference), 0);
    int second = Octets.intAt(handle.bytes(candidate), 0);
    if (diverged.contains(reference.entity(first))) {
      return false;
    }
    return isSession(first) || Arrays.equals(reference.name(first), candidate.name(second));
  }

  private static boolean isSession(int handle) {
    return handle >>> 24 == 0x02 || handle >>> 24 == 0x03;
  }

  /** A step was run: what it changed is no longer comparable if it was not. */
  void after(CommandStep step, boolean comparable, Answer first, Answer second) {
    if (comparable || !first.succeeded() || !second.succeeded()) {
      return;
    }
    for (Arg handle : step.handles()) {
      int entity = reference.entity(Octets.intAt(handle.bytes(reference), 0));
      if (isMutable(entity)) {
        diverged.add(entity);
      }
    }
    if (first.response().handle() != null) {
      diverged.add(reference.entity(first.response().handle().value()));
    }
  }

  // Hierarchies take part in nearly every command; what is written to them is given by the caller.
  private static boolean isMutable(int entity) {
    return entity >>> 24 != 0x40;
  }
}
