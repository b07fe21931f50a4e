package io.github.tpm4j.engine.commands.nv;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.commands.Command;
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
  public NvGlobalWriteLock.Response run(Tpm tpm, NvGlobalWriteLock.Request in) {
    tpm.nv().lockGlobally();

    return new NvGlobalWriteLock.Response();
  }
}
