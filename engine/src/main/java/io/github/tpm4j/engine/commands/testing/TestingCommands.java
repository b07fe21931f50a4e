package io.github.tpm4j.engine.commands.testing;

import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.tss.commands.testing.GetTestResult;
import io.github.tpm4j.tss.commands.testing.IncrementalSelfTest;
import io.github.tpm4j.tss.commands.testing.SelfTest;

/** Part 3, 10: testing. */
public final class TestingCommands {

  private TestingCommands() {}

  public static void addTo(CommandTable table) {
    table.add(SelfTest.SPEC, new SelfTestCommand());
    table.add(IncrementalSelfTest.SPEC, new IncrementalSelfTestCommand());
    table.add(GetTestResult.SPEC, new GetTestResultCommand());
  }
}
