package io.github.tpm4j.differential;

import io.github.tpm4j.differential.session.Answer;
import io.github.tpm4j.differential.session.Side;
import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.differential.step.CommandStep;
import io.github.tpm4j.differential.step.Octets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Knows which entities have had the same history on both TPMs, so that what they give has to be the
 * same. A key that each TPM made for itself has different Names; a policy session that has seen
 * such a Name differs from then on.
 */
final class Determination {
  private final Side reference;
  private final Side candidate;
  private final Set<Integer> undetermined = new HashSet<>();

  Determination(Side reference, Side candidate) {
    this.reference = reference;
    this.candidate = candidate;
  }

  /** Whether both TPMs are given the same by a step. */
  boolean of(CommandStep step) {
    return same(step.parameters()) && step.handles().stream().allMatch(this::sameEntity);
  }

  private boolean same(List<Arg> args) {
    return args.stream().allMatch(arg -> Arrays.equals(arg.bytes(reference), arg.bytes(candidate)));
  }

  private boolean sameEntity(Arg handle) {
    int first = Octets.intAt(handle.bytes(reference), 0);
    int second = Octets.intAt(handle.bytes(candidate), 0);
    if (undetermined.contains(reference.entity(first))) {
      return false;
    }
    return isSession(first) || Arrays.equals(reference.name(first), candidate.name(second));
  }

  private static boolean isSession(int handle) {
    return handle >>> 24 == 0x02 || handle >>> 24 == 0x03;
  }

  /** A step was run: what it changed is no longer determined if it was not. */
  void after(CommandStep step, boolean determined, Answer first, Answer second) {
    if (determined || !first.succeeded() || !second.succeeded()) {
      return;
    }
    for (Arg handle : step.handles()) {
      int entity = reference.entity(Octets.intAt(handle.bytes(reference), 0));
      if (isMutable(entity)) {
        undetermined.add(entity);
      }
    }
    if (first.response().handle() != null) {
      undetermined.add(reference.entity(first.response().handle().value()));
    }
  }

  // Hierarchies take part in nearly every command; what is written to them is given by the caller.
  private static boolean isMutable(int entity) {
    return entity >>> 24 != 0x40;
  }
}
