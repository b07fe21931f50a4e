package io.github.tpm4j.engine.commands.clock;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.commands.Command;
import io.github.tpm4j.tss.commands.clock.ClockRateAdjust;

/**
 * TPM2_ClockRateAdjust (Part 3, 29.3). At the end of its range the rate stays there, without an
 * error, as in libtpms.
 */
final class ClockRateAdjustCommand
    implements Command<ClockRateAdjust.Request, ClockRateAdjust.Response> {

  @Override
  public ClockRateAdjust.Response run(Tpm tpm, ClockRateAdjust.Request in) {
    tpm.clock().adjustRate(in.rateAdjust());

    return new ClockRateAdjust.Response();
  }
}
