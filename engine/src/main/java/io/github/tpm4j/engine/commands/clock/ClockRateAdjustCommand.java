package io.github.tpm4j.engine.commands.clock;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.tss.commands.clock.ClockRateAdjust;

/**
 * TPM2_ClockRateAdjust (Part 3, 29.3). At the end of its range the rate stays there, without an
 * error, as in libtpms.
 */
final class ClockRateAdjustCommand
    implements Command<ClockRateAdjust.Request, ClockRateAdjust.Response> {

  @Override
  public ClockRateAdjust.Response run(TpmState tpm, ClockRateAdjust.Request in) {
    tpm.clock().adjustRate(in.rateAdjust());

    return new ClockRateAdjust.Response();
  }
}
