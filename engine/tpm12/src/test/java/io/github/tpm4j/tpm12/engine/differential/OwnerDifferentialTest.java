package io.github.tpm4j.tpm12.engine.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
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

/** Owners come and go, machines sleep and restart: what is left is what swtpm's TPM 1.2 keeps. */
@Tag("peer")
class OwnerDifferentialTest {
  private static OwnedMachine theirs;
  private static OwnedMachine ours;

  @BeforeContainer
  static void start() throws Exception {
    theirs = new OwnedMachine(new SwtpmMachine());
    ours = new OwnedMachine(new EngineMachine());
  }

  @AfterContainer
  static void end() throws Exception {
    theirs.close();
    ours.close();
  }

  @Property(seed = "1", tries = 6, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void ownersLeaveTheSame(
      @ForAll @Size(min = 20, max = 50) List<@IntRange(max = 99_999) Integer> numbers)
      throws Exception {
    assertEquals(theirs.run(OwnedMachine::recover), ours.run(OwnedMachine::recover));
    List<String> history = new ArrayList<>();
    for (int number : numbers) {
      Side.Outcome expected = theirs.run(OwnerSteps.of(number));
      Side.Outcome actual = ours.run(OwnerSteps.of(number));
      history.add(OwnerSteps.name(number) + " gave " + expected);
      assertEquals(expected, actual, () -> String.join(System.lineSeparator(), history));
    }
  }
}
