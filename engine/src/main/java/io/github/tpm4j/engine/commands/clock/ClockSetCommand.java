package io.github.tpm4j.engine.commands.clock;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.clock.ClockSet;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_ClockSet (Part 3, 29.2).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_VALUE, parameter 1</td>
 *     <td>newTime is before Clock, or beyond 0xFFFF000000000000</td></tr>
 * </table>
 */
final class ClockSetCommand implements Command<ClockSet.Request, ClockSet.Response> {
  /** In milliseconds; leaves Clock room to advance for 8,925 years. */
  private static final long LATEST = 0xFFFF_0000_0000_0000L;

  @Override
  public ClockSet.Response run(TpmState tpm, ClockSet.Request in) {
    boolean isForward = Long.compareUnsigned(in.newTime(), tpm.clock().clock()) >= 0;
    boolean hasRoom = Long.compareUnsigned(in.newTime(), LATEST) <= 0;
    TpmFailure.require(isForward && hasRoom, TpmRc.VALUE.parameter(1));

    tpm.clock().set(in.newTime());

    return new ClockSet.Response();
  }
}
