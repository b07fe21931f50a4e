package io.github.tpm4j.tpm12.engine.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.tpm12.client.Ownership;
import io.github.tpm4j.tpm12.commands.management.ResetLockValue;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.transport.Transports;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The bundled TPM 1.2 and that of swtpm answer the same commands alike. */
@Tag("peer")
class DifferentialTest {
  private static Swtpm swtpm;
  private static Side theirs;
  private static Side ours;

  @BeforeContainer
  static void start() throws Exception {
    swtpm = Swtpm.tpm12();
    theirs = new Side(Transports.open(swtpm.tcti()));
    ours = new Side(Transports.open("engine12:memory"));
    own(theirs);
    own(ours);
  }

  private static void own(Side side) throws Exception {
    NvSteps.lockNv().run(side);
    TpmPubkey endorsementKey = Ownership.createEndorsementKey(side.client);
    Ownership.take(side.client, endorsementKey, Side.OWNER, Side.SRK_SECRET);
  }

  @AfterContainer
  static void end() throws Exception {
    theirs.client.close();
    ours.client.close();
    swtpm.close();
  }

  @Property(seed = "1", tries = 40, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void sequencesAreAnsweredAlike(
      @ForAll @Size(min = 10, max = 40) List<@IntRange(max = 99_999) Integer> numbers)
      throws Exception {
    for (int number : numbers) {
      Side.Outcome expected = theirs.run(Steps.of(number));
      Side.Outcome actual = ours.run(Steps.of(number));
      assertEquals(expected, actual, () -> Steps.name(number) + " of " + numbers);
    }
    for (Side side : List.of(theirs, ours)) {
      side.run(
          it -> {
            it.byOiap(new ResetLockValue.Request(), Side.OWNER);
            return Side.Outcome.of();
          });
    }
  }
}
