package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.engine.power.PowerState;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.interfaces.TpmiSt;
import io.github.tpm4j.tss.wire.TpmReader;

/** Reads and checks tag, commandSize and commandCode (Part 3, 5.2 and 5.3). */
final class HeaderStage {
  private final CommandTable table;
  private final PowerState power;

  HeaderStage(CommandTable table, PowerState power) {
    this.table = table;
    this.power = power;
  }

  /**
   * @param in stands at the first byte
   * @param sizeBytes how long the command is
   */
  CommandHeader read(TpmReader in, int sizeBytes) {
    TpmSt tag = TpmiSt.COMMAND_TAG.read(in);
    TpmFailure.require(in.u32() == sizeBytes, TpmRc.COMMAND_SIZE);
    TpmCc code = TpmCc.of(in.u32());
    CommandEntry<?, ?> entry = table.find(code);
    TpmFailure.require(entry != null, TpmRc.COMMAND_CODE);
    boolean isStartup = code.equals(TpmCc.STARTUP);
    TpmFailure.require(power.isStarted() != isStartup, TpmRc.INITIALIZE);
    return new CommandHeader(tag, entry);
  }
}
