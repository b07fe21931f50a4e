package io.github.tpm4j.engine.commands.startup;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.LocalityCommand;
import io.github.tpm4j.engine.power.Orderliness;
import io.github.tpm4j.engine.power.Orderliness.Shutdown;
import io.github.tpm4j.engine.power.PowerState;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSu;

/**
 * TPM2_Startup (Part 3, 9.3): by how the last period of power ended and how this one starts, it is
 * a TPM Reset, TPM Restart or TPM Resume (Part 1, 12.2).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_INITIALIZE</td><td>started already (checked with the header)</td></tr>
 * <tr><td>TPM_RC_LOCALITY</td><td>neither 0 nor 3; for STATE not that of the last startup</td></tr>
 * <tr><td>TPM_RC_VALUE, parameter 1</td>
 *     <td>STATE without Shutdown(STATE) before, or with another H-CRTM</td></tr>
 * </table>
 */
final class StartupCommand implements LocalityCommand<Startup.Request, Startup.Response> {

  @Override
  public Startup.Response run(TpmState tpm, Startup.Request in, int locality) {
    PowerState power = tpm.power();
    Shutdown last = power.orderliness().shutdown();
    boolean resumes = in.startupType().equals(TpmSu.STATE);
    boolean fromLocalityThree = locality == 3 && !power.hasHcrtm();
    TpmFailure.require(locality == 0 || locality == 3, TpmRc.LOCALITY);
    if (resumes) {
      checkResume(power, fromLocalityThree);
    }

    power.starting(locality);
    if (resumes) {
      resume(tpm);
    } else if (last == Shutdown.STATE) {
      restart(tpm);
    } else {
      reset(tpm);
    }
    power.orderliness().begin(power.hasHcrtm(), fromLocalityThree);
    start(tpm, resumes);
    power.started();
    return new Startup.Response();
  }

  private static void checkResume(PowerState power, boolean fromLocalityThree) {
    Orderliness last = power.orderliness();
    boolean isSaved = last.shutdown() == Shutdown.STATE && last.hadHcrtm() == power.hasHcrtm();
    TpmFailure.require(isSaved, TpmRc.VALUE.parameter(1));
    TpmFailure.require(last.wasLocalityThree() == fromLocalityThree, TpmRc.LOCALITY);
  }

  private static void reset(TpmState tpm) {
    tpm.power().saved().reset();
    tpm.counts().countReset();
    tpm.nv().start(true, tpm.power().wasOrderly());
  }

  private static void restart(TpmState tpm) {
    tpm.power().saved().restart();
    tpm.counts().countRestart();
    tpm.nv().start(false, tpm.power().wasOrderly());
  }

  private static void resume(TpmState tpm) {
    tpm.power().saved().resume();
    tpm.counts().countResume();
  }

  private static void start(TpmState tpm, boolean resumed) {
    PowerState power = tpm.power();
    tpm.pcrs().start(resumed, power.hasHcrtm(), power.startupLocality());
    tpm.clock().start(power.wasOrderly());
    tpm.dictionaryAttack().start(power.wasOrderly());
    tpm.hierarchies().start();
    tpm.sessions().start();
    tpm.timers().start();
    power.saved().forget();
  }
}
