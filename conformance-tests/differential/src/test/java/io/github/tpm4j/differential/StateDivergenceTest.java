package io.github.tpm4j.differential;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.differential.executor.Executor;
import io.github.tpm4j.differential.implementation.EngineImplementation;
import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.differential.step.Authorization;
import io.github.tpm4j.differential.step.Change;
import io.github.tpm4j.differential.step.Change.Kind;
import io.github.tpm4j.differential.step.CommandStep;
import io.github.tpm4j.differential.step.Form;
import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.commands.random.StirRandom;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateDivergenceTest {
  private static final Arg DATA = Arg.sized((byte) 1, (byte) 2, (byte) 3);
  private static final Change CUT = new Change(Kind.CUT, 0, 1);
  private static final Authorization PASSWORD = Authorization.password(Bytes.EMPTY);

  private final StateDivergence states =
      new StateDivergence(
          new Executor(new EngineImplementation()), new Executor(new EngineImplementation()));

  private boolean misread(Arg data, Authorization... sessions) {
    return states.misread(
        new CommandStep(
            1, StirRandom.SPEC, 0, List.of(), List.of(sessions), List.of(data), Form.RIGHT, null));
  }

  @Test
  void aFaultInEqualOctetsIsReadAlike() {
    assertFalse(misread(CUT.apply(DATA)));
    assertFalse(misread(CUT.apply(DATA), PASSWORD));
  }

  @Test
  void aFaultInAnEncryptedParameterIsNotReadAlike() {
    Authorization decrypting = PASSWORD.withAttributes(TpmaSession.DECRYPT);
    assertTrue(misread(CUT.apply(DATA), PASSWORD, decrypting));
    assertFalse(misread(DATA, decrypting));
  }
}
