package io.github.tpm4j.engine.commands.nv;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.nv.NvAccess;
import io.github.tpm4j.engine.nv.NvIndex;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.commands.nv.NvWrite;
import io.github.tpm4j.tss.constants.TpmNt;
import io.github.tpm4j.tss.constants.TpmRc;
import java.util.Arrays;
import java.util.Set;

/**
 * TPM2_NV_Write (Part 3, 31.7).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_NV_AUTHORIZATION</td><td>authHandle may not write this Index</td></tr>
 * <tr><td>TPM_RC_NV_LOCKED</td><td>the Index is locked for writing</td></tr>
 * <tr><td>TPM_RC_ATTRIBUTES</td><td>a counter, bit field or extend Index</td></tr>
 * <tr><td>TPM_RC_VALUE, parameter 2</td><td>offset is beyond the Index</td></tr>
 * <tr><td>TPM_RC_NV_RANGE</td><td>the data reaches beyond the Index, or is not all of one with WRITEALL</td></tr>
 * </table>
 */
final class NvWriteCommand implements Command<NvWrite.Request, NvWrite.Response> {
  private static final Set<TpmNt> WRITABLE = Set.of(TpmNt.ORDINARY, TpmNt.PIN_FAIL, TpmNt.PIN_PASS);

  @Override
  public NvWrite.Response run(TpmState tpm, NvWrite.Request in) {
    NvIndex index = tpm.nv().get(in.nvIndex());
    int size = in.data().size();
    NvAccess.checkWrite(in.authHandle(), index);
    TpmFailure.require(WRITABLE.contains(index.type()), TpmRc.ATTRIBUTES);
    NvAccess.checkRange(index, in.offset(), size, TpmRc.VALUE.parameter(2));
    TpmFailure.require(!index.has(TpmaNv.WRITEALL) || size == index.dataSize(), TpmRc.NV_RANGE);

    byte[] data = index.isWritten() ? index.data().clone() : blank(index);
    System.arraycopy(in.data().borrow(), 0, data, in.offset(), size);
    index.setData(data);

    return new NvWrite.Response();
  }

  /** What a first, partial write leaves elsewhere: erased NV, or cleared RAM. */
  private static byte[] blank(NvIndex index) {
    byte[] data = new byte[index.dataSize()];
    if (!index.isOrderly()) {
      Arrays.fill(data, (byte) 0xFF);
    }
    return data;
  }
}
