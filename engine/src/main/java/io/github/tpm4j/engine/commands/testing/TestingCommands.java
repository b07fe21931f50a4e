package io.github.tpm4j.engine.commands.testing;

import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.tss.commands.testing.GetTestResult;
import io.github.tpm4j.tss.commands.testing.IncrementalSelfTest;
import io.github.tpm4j.tss.commands.testing.SelfTest;
import io.github.tpm4j.tss.constants.TpmCc;

/** Part 3, 10: testing. */
public final class TestingCommands {

  private TestingCommands() {}

  public static void addTo(CommandTable table) {
    table.add(TpmCc.SELF_TEST, () -> new CommandEntry<>(SelfTest.SPEC, new SelfTestCommand()));
    table.add(
        TpmCc.INCREMENTAL_SELF_TEST,
        () -> new CommandEntry<>(IncrementalSelfTest.SPEC, new IncrementalSelfTestCommand()));
    table.add(
        TpmCc.GET_TEST_RESULT,
        () -> new CommandEntry<>(GetTestResult.SPEC, new GetTestResultCommand()));
  }
}
