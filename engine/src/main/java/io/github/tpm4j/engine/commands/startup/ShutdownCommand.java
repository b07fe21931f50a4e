package io.github.tpm4j.engine.commands.startup;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.power.Orderliness;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.startup.Shutdown;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSu;

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
  public Shutdown.Response run(TpmState tpm, Shutdown.Request in) {
    boolean savesState = in.shutdownType().equals(TpmSu.STATE);
    TpmFailure.require(!savesState || !tpm.pcrs().isReallocated(), TpmRc.TYPE.parameter(1));

    if (savesState) {
      tpm.timers().save();
    }
    tpm.power().saved().save(savesState);
    tpm.power()
        .orderliness()
        .end(savesState ? Orderliness.Shutdown.STATE : Orderliness.Shutdown.CLEAR);
    return new Shutdown.Response();
  }
}
