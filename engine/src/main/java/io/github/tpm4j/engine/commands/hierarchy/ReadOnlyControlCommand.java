package io.github.tpm4j.engine.commands.hierarchy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.tss.commands.hierarchy.ReadOnlyControl;

/** TPM2_ReadOnlyControl (version 184; Part 3, 24.9): the platform begins or ends read-only mode. */
final class ReadOnlyControlCommand
    implements Command<ReadOnlyControl.Request, ReadOnlyControl.Response> {

  @Override
  public ReadOnlyControl.Response run(TpmState tpm, ReadOnlyControl.Request in) {
    tpm.readOnlyMode().set(in.state());
    return new ReadOnlyControl.Response();
  }
}
