package io.github.tpm4j.engine.commands.nv;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.tss.commands.nv.NvGlobalWriteLock;

/**
 * TPM2_NV_GlobalWriteLock (Part 3, 31.12).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>(none)</td><td>only those of every command</td></tr>
 * </table>
 */
final class NvGlobalWriteLockCommand
    implements Command<NvGlobalWriteLock.Request, NvGlobalWriteLock.Response> {

  @Override
  public NvGlobalWriteLock.Response run(TpmState tpm, NvGlobalWriteLock.Request in) {
    tpm.nv().lockGlobally();

    return new NvGlobalWriteLock.Response();
  }
}
