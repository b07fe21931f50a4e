package io.github.tpm4j.engine.commands.hierarchy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.tss.commands.hierarchy.ChangeEps;
import io.github.tpm4j.tss.handles.TpmHandle;

/**
 * TPM2_ChangeEPS (Part 3, 24.5): a new endorsement seed; the objects under the old one end. It has
 * no response codes of its own.
 */
final class ChangeEpsCommand implements Command<ChangeEps.Request, ChangeEps.Response> {

  @Override
  public ChangeEps.Response run(TpmState tpm, ChangeEps.Request in) {
    tpm.objects().removeHierarchy(TpmHandle.ENDORSEMENT);
    tpm.hierarchies().changeEps();
    tpm.power().cancelShutdown();

    return new ChangeEps.Response();
  }
}
