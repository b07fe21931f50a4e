package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.TpmFailure;
import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.interfaces.TpmiSt;

/** Reads and checks tag, commandSize and commandCode (Part 3, 5.2 and 5.3). */
final class HeaderStage {
  private final CommandTable table;

  HeaderStage(CommandTable table) {
    this.table = table;
  }

  void apply(CommandExecution execution) {
    execution.tag = TpmiSt.COMMAND_TAG.read(execution.in);
    TpmFailure.require(execution.in.u32() == execution.bytes.length, TpmRc.COMMAND_SIZE);
    TpmCc code = TpmCc.of(execution.in.u32());
    execution.entry = table.find(code);
    TpmFailure.require(execution.entry != null, TpmRc.COMMAND_CODE);
    boolean isStartup = code.equals(TpmCc.STARTUP);
    TpmFailure.require(execution.tpm.powerCycle().isStarted() != isStartup, TpmRc.INITIALIZE);
  }
}
