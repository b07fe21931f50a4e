package io.github.tpm4j.engine.commands.nv;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.nv.NvAccess;
import io.github.tpm4j.engine.nv.NvIndex;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.commands.nv.NvWriteLock;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_NV_WriteLock (Part 3, 31.11).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_NV_AUTHORIZATION</td><td>authHandle may not write this Index</td></tr>
 * <tr><td>TPM_RC_ATTRIBUTES, handle 2</td><td>neither WRITEDEFINE nor WRITE_STCLEAR is SET</td></tr>
 * </table>
 */
final class NvWriteLockCommand implements Command<NvWriteLock.Request, NvWriteLock.Response> {

  @Override
  public NvWriteLock.Response run(TpmState tpm, NvWriteLock.Request in) {
    NvIndex index = tpm.nv().get(in.nvIndex());
    // As in libtpms, whoever asks for a lock that is there already gets no error.
    if (!index.has(TpmaNv.WRITELOCKED)) {
      NvAccess.checkWriteAuthorization(in.authHandle(), index);
      boolean lockable = index.has(TpmaNv.WRITEDEFINE) || index.has(TpmaNv.WRITE_STCLEAR);
      TpmFailure.require(lockable, TpmRc.ATTRIBUTES.handle(2));
      tpm.nv().lockWriting(index);
    }
    return new NvWriteLock.Response();
  }
}
