package io.github.tpm4j.engine.commands.countdown;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.tss.commands.countdown.ActSetTimeout;

/**
 * TPM2_ACT_SetTimeout (Part 3, 33.2): when a timer ends, from now.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_VALUE, handle 1</td><td>there is no such timer (checked with the handles)</td></tr>
 * <tr><td>TPM_RC_AUTH_UNAVAILABLE, session 1</td><td>platformAuth, and phEnable is CLEAR</td></tr>
 * </table>
 */
final class ActSetTimeoutCommand implements Command<ActSetTimeout.Request, ActSetTimeout.Response> {

  @Override
  public ActSetTimeout.Response run(TpmState tpm, ActSetTimeout.Request in) {
    tpm.timers().setTimeout(in.actHandle(), in.startTimeout());

    return new ActSetTimeout.Response();
  }
}
