package io.github.tpm4j.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.differential.compare.KnownDivergences;
import io.github.tpm4j.differential.implementation.EngineImplementation;
import io.github.tpm4j.differential.implementation.Implementation;
import io.github.tpm4j.differential.implementation.SwtpmImplementation;
import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.differential.step.Change;
import io.github.tpm4j.differential.step.Change.Kind;
import io.github.tpm4j.differential.step.CommandStep;
import io.github.tpm4j.differential.step.Form;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.contextmanagement.ContextLoad;
import io.github.tpm4j.tss.commands.contextmanagement.ContextSave;
import io.github.tpm4j.tss.commands.sequence.HashSequenceStart;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSu;
import java.io.IOException;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A fault in what each TPM has made for itself: with sizes that differ, one may find too few octets
 * and the other too many.
 */
@Tag("peer")
class MisreadCommandTest {
  private static final int SEQUENCE_STEP = 2;
  private static final int SAVE_STEP = 3;

  /** Part 2, 14.5: sequence u64, savedHandle u32, hierarchy u32, then the size of contextBlob. */
  private static final int SIZE_OFFSET = 16;

  /** More than the bundled TPM's contextBlob has, and less than swtpm's. */
  private static final int BLOB_BYTES = 0x100;

  @Test
  void isNoDivergenceWhereOnlyTheSizesThatAreFoundDiffer() throws IOException {
    Exchange exchange = loadWithOtherSize(TpmRc::value);

    assertNotEquals(exchange.reference().code(), exchange.candidate().code());
    assertTrue(exchange.divergence().isEmpty(), exchange::toString);
  }

  @Test
  void isADivergenceWithAnyOtherCode() throws IOException {
    Exchange exchange = loadWithOtherSize(code -> TpmRc.HANDLE.parameter(1).value());

    assertEquals("code", exchange.divergence().orElseThrow().item());
  }

  /** Saves a hash sequence, and loads its context with another size of the contextBlob. */
  private static Exchange loadWithOtherSize(ToIntFunction<TpmRc> change) throws IOException {
    try (Implementation reference = new SwtpmImplementation("swtpm");
        Implementation candidate =
            new WrongCodeImplementation(
                new EngineImplementation(),
                ContextLoad.SPEC.code().value(),
                code -> change.applyAsInt(TpmRc.of(code)))) {
      Lockstep lockstep = new Lockstep(reference, candidate, KnownDivergences.none());
      lockstep.begin();
      run(lockstep, step(1, Startup.SPEC, List.of(), Arg.of(TpmSu.CLEAR)));
      run(
          lockstep,
          step(
              SEQUENCE_STEP,
              HashSequenceStart.SPEC,
              List.of(),
              Arg.sized(),
              Arg.of(TpmAlg.SHA256)));
      run(lockstep, step(SAVE_STEP, ContextSave.SPEC, List.of(product(SEQUENCE_STEP, "handle"))));
      Change fault = new Change(Kind.PUT_16, SIZE_OFFSET, BLOB_BYTES);
      Arg context = fault.apply(product(SAVE_STEP, "context"));
      return lockstep.run(step(4, ContextLoad.SPEC, List.of(), context));
    }
  }

  private static Arg product(int step, String item) {
    return Arg.product(step, item);
  }

  private static CommandStep step(
      int number, CommandSpec<?, ?> spec, List<Arg> handles, Arg... parameters) {
    return new CommandStep(
        number, spec, 0, handles, List.of(), List.of(parameters), Form.RIGHT, null);
  }

  private static void run(Lockstep lockstep, CommandStep step) throws IOException {
    Exchange exchange = lockstep.run(step);
    assertEquals(TpmRc.SUCCESS, exchange.reference().code(), step::toString);
    assertEquals(TpmRc.SUCCESS, exchange.candidate().code(), step::toString);
  }
}
