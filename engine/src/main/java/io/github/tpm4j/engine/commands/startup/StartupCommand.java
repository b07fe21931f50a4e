package io.github.tpm4j.engine.commands.startup;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.commands.Command;
import io.github.tpm4j.tss.commands.startup.Startup;

/**
 * TPM2_Startup (Part 3, 9.3).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_INITIALIZE</td><td>started already (checked with the header)</td></tr>
 * <tr><td>TPM_RC_LOCALITY</td><td>neither 0 nor 3; for STATE not that of the last startup</td></tr>
 * <tr><td>TPM_RC_VALUE, parameter 1</td><td>STATE without Shutdown(STATE) before</td></tr>
 * </table>
 */
final class StartupCommand implements Command<Startup.Request, Startup.Response> {

  @Override
  public Startup.Response run(Tpm tpm, Startup.Request in) {
    tpm.powerCycle().start(in.startupType(), tpm.locality());
    return new Startup.Response();
  }
}
