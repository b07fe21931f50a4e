package io.github.tpm4j.engine.commands.hierarchy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyControl;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;

/**
 * TPM2_HierarchyControl (Part 3, 24.2): enables and disables hierarchies. The owner of one may
 * disable it; only the platform may enable it again, and none may enable the platform.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_AUTH_TYPE</td><td>the change is not for authHandle to make</td></tr>
 * </table>
 */
final class HierarchyControlCommand
    implements Command<HierarchyControl.Request, HierarchyControl.Response> {

  @Override
  public HierarchyControl.Response run(TpmState tpm, HierarchyControl.Request in) {
    TpmFailure.require(isAllowed(tpm, in), TpmRc.AUTH_TYPE);

    boolean isChange = tpm.hierarchies().isEnabled(in.enable()) != in.state();
    tpm.hierarchies().setEnabled(in.enable(), in.state());
    if (isChange) {
      tpm.power().cancelShutdown();
    }
    if (isChange && !in.state()) {
      tpm.objects().flushHierarchy(in.enable());
    }

    return new HierarchyControl.Response();
  }

  private static boolean isAllowed(TpmState tpm, HierarchyControl.Request in) {
    if (in.authHandle().equals(TpmHandle.PLATFORM)) {
      return true;
    }
    boolean enables = in.state() && !tpm.hierarchies().isEnabled(in.enable());
    return in.enable().equals(in.authHandle()) && !enables;
  }
}
