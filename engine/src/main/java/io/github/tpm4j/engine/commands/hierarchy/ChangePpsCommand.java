package io.github.tpm4j.engine.commands.hierarchy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.entity.AuthPolicy;
import io.github.tpm4j.tss.commands.hierarchy.ChangePps;
import io.github.tpm4j.tss.handles.TpmHandle;

/**
 * TPM2_ChangePPS (Part 3, 24.4): a new platform seed; the objects of the platform end. It has no
 * response codes of its own.
 */
final class ChangePpsCommand implements Command<ChangePps.Request, ChangePps.Response> {

  @Override
  public ChangePps.Response run(TpmState tpm, ChangePps.Request in) {
    tpm.objects().removeHierarchy(TpmHandle.PLATFORM);
    tpm.hierarchies().changePps();
    tpm.pcrs().setPolicy(AuthPolicy.NONE);

    return new ChangePps.Response();
  }
}
