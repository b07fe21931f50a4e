package io.github.tpm4j.engine.commands.nv;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.nv.NvAccess;
import io.github.tpm4j.engine.nv.NvIndex;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.nv.NvRead;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limit;

/**
 * TPM2_NV_Read (Part 3, 31.13).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_NV_AUTHORIZATION</td><td>authHandle may not read this Index</td></tr>
 * <tr><td>TPM_RC_NV_LOCKED</td><td>the Index is locked for reading</td></tr>
 * <tr><td>TPM_RC_NV_UNINITIALIZED</td><td>the Index is not written</td></tr>
 * <tr><td>TPM_RC_VALUE, parameter 1</td><td>size is above MAX_NV_BUFFER_SIZE</td></tr>
 * <tr><td>TPM_RC_VALUE, parameter 2</td><td>offset is beyond the Index</td></tr>
 * <tr><td>TPM_RC_NV_RANGE</td><td>the part reaches beyond the Index</td></tr>
 * </table>
 */
final class NvReadCommand implements Command<NvRead.Request, NvRead.Response> {

  @Override
  public NvRead.Response run(TpmState tpm, NvRead.Request in) {
    NvIndex index = tpm.nv().get(in.nvIndex());
    NvAccess.checkRead(in.authHandle(), index);
    TpmFailure.require(
        in.size() <= tpm.profile().of(Limit.MAX_NV_BUFFER_SIZE), TpmRc.VALUE.parameter(1));
    NvAccess.checkRange(index, in.offset(), in.size(), TpmRc.VALUE.parameter(2));

    return new NvRead.Response(Bytes.of(index.data(), in.offset(), in.size()));
  }
}
