package io.github.tpm4j.engine.commands.management;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.tss.commands.CommandSpec.PhysicalPresence;
import io.github.tpm4j.tss.commands.management.PpCommands;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.structures.TpmlCc;
import java.util.HashSet;
import java.util.Set;

/**
 * TPM2_PP_Commands (Part 3, 26.2): which commands need physical presence when platformAuth
 * authorises them. Commands for which that cannot be chosen are passed over. A command in both
 * lists does not need it.
 */
final class PpCommandsCommand implements Command<PpCommands.Request, PpCommands.Response> {

  @Override
  public PpCommands.Response run(TpmState tpm, PpCommands.Request in) {
    tpm.physicalPresence().change(selectable(tpm, in.setList()), selectable(tpm, in.clearList()));

    return new PpCommands.Response();
  }

  private static Set<TpmCc> selectable(TpmState tpm, TpmlCc list) {
    Set<TpmCc> selectable = new HashSet<>();
    for (TpmCc code : list.commandCodes()) {
      tpm.commands()
          .spec(code)
          .filter(spec -> spec.physicalPresence() == PhysicalPresence.SELECTABLE)
          .ifPresent(spec -> selectable.add(code));
    }
    return selectable;
  }
}
