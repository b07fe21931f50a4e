package io.github.tpm4j.engine.commands.nv;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.nv.NvAccess;
import io.github.tpm4j.engine.nv.NvIndex;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.commands.nv.NvReadLock;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_NV_ReadLock (Part 3, 31.14).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_NV_AUTHORIZATION</td><td>authHandle may not read this Index</td></tr>
 * <tr><td>TPM_RC_ATTRIBUTES, handle 2</td><td>READ_STCLEAR is CLEAR</td></tr>
 * </table>
 */
final class NvReadLockCommand implements Command<NvReadLock.Request, NvReadLock.Response> {

  @Override
  public NvReadLock.Response run(TpmState tpm, NvReadLock.Request in) {
    NvIndex index = tpm.nv().get(in.nvIndex());
    // As in libtpms, whoever asks for a lock that is there already gets no error.
    if (!index.has(TpmaNv.READLOCKED)) {
      NvAccess.checkReadAuthorization(in.authHandle(), index);
      TpmFailure.require(index.has(TpmaNv.READ_STCLEAR), TpmRc.ATTRIBUTES.handle(2));
      tpm.nv().lockReading(index);
    }
    return new NvReadLock.Response();
  }
}
