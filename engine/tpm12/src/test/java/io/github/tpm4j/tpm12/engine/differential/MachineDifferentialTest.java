package io.github.tpm4j.tpm12.engine.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What firmware does: starts, presence, opting in, localities and measurements, as with swtpm. */
@Tag("peer")
class MachineDifferentialTest {
  @Property(seed = "1", tries = 12, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void firmwareSeesNoDifference(
      @ForAll @Size(min = 20, max = 60) List<@IntRange(max = 99_999) Integer> numbers)
      throws Exception {
    try (Machine theirs = new SwtpmMachine();
        Machine ours = new EngineMachine()) {
      for (int number : numbers) {
        String expected = FirmwareSteps.run(theirs, number);
        String actual = FirmwareSteps.run(ours, number);
        assertEquals(expected, actual, () -> FirmwareSteps.name(number) + " of " + numbers);
      }
    }
  }
}
