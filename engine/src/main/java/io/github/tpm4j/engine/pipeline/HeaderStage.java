package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.TpmFailure;
import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.interfaces.TpmiSt;
import io.github.tpm4j.tss.wire.TpmReader;

/** Reads and checks tag, commandSize and commandCode (Part 3, 5.2 and 5.3). */
final class HeaderStage {
  private final CommandTable table;

  HeaderStage(CommandTable table) {
    this.table = table;
  }

  /**
   * @param in stands at the first octet
   */
  void apply(CommandExecution execution, TpmReader in) {
    execution.tag = TpmiSt.COMMAND_TAG.read(in);
    TpmFailure.require(in.u32() == execution.bytes.length, TpmRc.COMMAND_SIZE);
    TpmCc code = TpmCc.of(in.u32());
    execution.entry = table.find(code);
    TpmFailure.require(execution.entry != null, TpmRc.COMMAND_CODE);
    boolean isStartup = code.equals(TpmCc.STARTUP);
    TpmFailure.require(execution.tpm.powerCycle().isStarted() != isStartup, TpmRc.INITIALIZE);
  }
}
