package io.github.tpm4j.differential.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.differential.Lockstep;
import io.github.tpm4j.differential.compare.KnownDivergences;
import io.github.tpm4j.differential.implementation.EngineImplementation;
import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.differential.step.Authorization;
import io.github.tpm4j.differential.step.CommandStep;
import io.github.tpm4j.differential.step.Form;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.clock.ClockRateAdjust;
import io.github.tpm4j.tss.commands.clock.ClockSet;
import io.github.tpm4j.tss.constants.TpmClockAdjust;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MutatorTest {
  private static final int SEEDS = 500;

  private static CommandStep mutated(long seed, CommandSpec<?, ?> spec, Arg parameter) {
    Lockstep lockstep =
        new Lockstep(
            new EngineImplementation(), new EngineImplementation(), KnownDivergences.none());
    Mutator mutator = new Mutator(new SequenceModel(new Choice(seed), lockstep, Set.of(), 1));
    List<Authorization> password = List.of(Authorization.password(Bytes.EMPTY));
    List<Arg> owner = List.of(Arg.of(TpmHandle.OWNER));
    return mutator.mutate(
        new CommandStep(1, spec, 0, owner, password, List.of(parameter), Form.RIGHT, null));
  }

  @Test
  void changesEachPartOfACommand() {
    Arg adjustment = Arg.of(TpmClockAdjust.of(1));
    boolean parameter = false;
    boolean handle = false;
    boolean session = false;
    boolean frame = false;
    for (long seed = 0; seed < SEEDS; seed++) {
      CommandStep step = mutated(seed, ClockRateAdjust.SPEC, adjustment);
      parameter |= !step.parameters().equals(List.of(adjustment));
      handle |= !step.handles().equals(List.of(Arg.of(TpmHandle.OWNER)));
      session |= step.authorizations().size() != 1;
      frame |= !step.form().equals(Form.RIGHT);
    }
    assertTrue(parameter && handle && session && frame);
  }

  @Test
  void leavesTheTimeOfAClock() {
    Arg time = Arg.u64(50_000_000);
    for (long seed = 0; seed < SEEDS; seed++) {
      assertEquals(List.of(time), mutated(seed, ClockSet.SPEC, time).parameters());
    }
  }
}
