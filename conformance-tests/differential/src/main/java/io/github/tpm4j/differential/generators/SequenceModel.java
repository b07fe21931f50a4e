package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.Exchange;
import io.github.tpm4j.differential.Lockstep;
import io.github.tpm4j.differential.compare.Divergence;
import io.github.tpm4j.differential.implementation.NoAnswerException;
import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.differential.step.Authorization;
import io.github.tpm4j.differential.step.CommandStep;
import io.github.tpm4j.differential.step.PowerStep;
import io.github.tpm4j.differential.step.Step;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A sequence as it is generated: each step is run on both TPMs at once, and the reference's
 * response codes tell the generator what there is for the next steps to use.
 */
final class SequenceModel {
  private final Choice choice;
  private final Lockstep lockstep;
  private final Set<TpmCc> commands;
  private final int limit;
  private final List<Step> steps = new ArrayList<>();
  private final Map<TpmHandle, Entity> permanent = new HashMap<>();
  private final Authorizer authorizer = new Authorizer(this);
  private final Mutator mutator;
  private Divergence divergence;
  private Step unanswered;

  final List<ObjectModel> objects = new ArrayList<>();
  final List<ObjectModel> persistent = new ArrayList<>();
  final List<Entity> sequences = new ArrayList<>();
  final List<SessionModel> sessions = new ArrayList<>();
  final List<NvModel> indices = new ArrayList<>();

  /**
   * An empty model.
   *
   * @param commands those that both TPMs have; others are not sent, unless as mutations
   * @param limit how many steps
   */
  SequenceModel(Choice choice, Lockstep lockstep, Set<TpmCc> commands, int limit) {
    this.choice = choice;
    this.lockstep = lockstep;
    this.commands = commands;
    this.limit = limit;
    mutator = new Mutator(this);
  }

  Choice choice() {
    return choice;
  }

  List<Step> steps() {
    return List.copyOf(steps);
  }

  Optional<Divergence> divergence() {
    return Optional.ofNullable(divergence);
  }

  /** A hierarchy or a PCR. */
  Entity permanent(TpmHandle handle) {
    return permanent.computeIfAbsent(handle, key -> new Entity(Arg.of(key), Bytes.EMPTY));
  }

  /** The command that one of the TPMs did not survive. */
  Optional<Step> unanswered() {
    return Optional.ofNullable(unanswered);
  }

  /** An entity of any kind, for handles that must not be. */
  Arg anyHandle() {
    List<Arg> handles = new ArrayList<>(Handles.ODD);
    objects.forEach(object -> handles.add(object.handle()));
    persistent.forEach(object -> handles.add(object.handle()));
    sequences.forEach(sequence -> handles.add(sequence.handle()));
    sessions.forEach(session -> handles.add(session.handle()));
    indices.forEach(index -> handles.add(index.handle()));
    return choice.of(handles);
  }

  /** Whether both TPMs have the command. */
  boolean has(TpmCc code) {
    return commands.contains(code);
  }

  /** _TPM_Init. */
  void powerCycle() {
    PowerStep step = new PowerStep(begin());
    steps.add(step);
    try {
      lockstep.run(step);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command, now and then after a faulty variant of it. */
  Outcome run(Command command) {
    if (!has(command.spec().code())) {
      return Outcome.NOTHING;
    }
    if (!command.isPlain() && choice.chance(25)) {
      CommandStep right = command.step(0, authorizer.authorize(command));
      Outcome faulty = send(mutator.mutate(right).withoutSecrets());
      if (faulty.succeeded()) {
        // A session whose parameters were changed cannot be used by its caller.
        boolean usable = command.step(0, List.of()).opens() == null;
        return usable ? faulty : Outcome.NOTHING;
      }
    }
    List<Authorization> authorizations = authorizer.authorize(command);
    Outcome outcome = send(command.step(0, authorizations));
    if (outcome.succeeded()) {
      authorizer.used(authorizations);
    }
    return outcome;
  }

  private Outcome send(CommandStep unnumbered) {
    CommandStep step = unnumbered.withNumber(begin());
    steps.add(step);
    Exchange exchange = exchange(step);
    if (exchange.divergence().isPresent()) {
      divergence = exchange.divergence().get();
      throw new SequenceEnd();
    }
    if (lockstep.diverged()) {
      throw new SequenceEnd();
    }
    return new Outcome(step.number(), exchange.reference().code().equals(TpmRc.SUCCESS));
  }

  private Exchange exchange(CommandStep step) {
    try {
      return lockstep.run(step);
    } catch (NoAnswerException e) {
      unanswered = step;
      throw new SequenceEnd();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int begin() {
    if (steps.size() >= limit) {
      throw new SequenceEnd();
    }
    return steps.size() + 1;
  }

  /** Everything that is not kept in NV is gone. */
  void forgetVolatile() {
    objects.clear();
    sequences.clear();
    sessions.clear();
  }
}
