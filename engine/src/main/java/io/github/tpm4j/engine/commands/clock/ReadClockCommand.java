package io.github.tpm4j.engine.commands.clock;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.tss.commands.clock.ReadClock;

/** TPM2_ReadClock (Part 3, 29.1). */
final class ReadClockCommand implements Command<ReadClock.Request, ReadClock.Response> {

  @Override
  public ReadClock.Response run(TpmState tpm, ReadClock.Request in) {
    return new ReadClock.Response(tpm.clock().timeInfo());
  }
}
