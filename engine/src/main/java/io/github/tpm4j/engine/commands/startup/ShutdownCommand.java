package io.github.tpm4j.engine.commands.startup;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.commands.Command;
import io.github.tpm4j.tss.commands.startup.Shutdown;

/**
 * TPM2_Shutdown (Part 3, 9.4).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_TYPE, parameter 1</td><td>STATE, and the PCR banks will change</td></tr>
 * </table>
 */
final class ShutdownCommand implements Command<Shutdown.Request, Shutdown.Response> {

  @Override
  public Shutdown.Response run(Tpm tpm, Shutdown.Request in) {
    tpm.powerCycle().shutDown(in.shutdownType());
    return new Shutdown.Response();
  }
}
