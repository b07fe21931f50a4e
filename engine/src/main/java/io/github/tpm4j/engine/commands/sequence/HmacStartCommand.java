package io.github.tpm4j.engine.commands.sequence;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.mac.MacKey;
import io.github.tpm4j.engine.objects.SequenceObject;
import io.github.tpm4j.tss.commands.sequence.HmacStart;
import io.github.tpm4j.tss.handles.TpmHandle;

/**
 * TPM2_MAC_Start, and TPM2_HMAC_Start of a TPM without CMAC (Part 3, 17.2 and 17.3).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_TYPE, handle 1</td><td>the key is neither a keyed hash object nor a symmetric
 *     cipher</td></tr>
 * <tr><td>TPM_RC_VALUE, parameter 2</td><td>inScheme is not the key's, there is none, or it is no
 *     MAC of such a key</td></tr>
 * <tr><td>TPM_RC_ATTRIBUTES, handle 1</td><td>the key is restricted</td></tr>
 * <tr><td>TPM_RC_KEY, handle 1</td><td>the key may not sign</td></tr>
 * <tr><td>TPM_RC_OBJECT_MEMORY</td><td>no slot is free</td></tr>
 * </table>
 */
final class HmacStartCommand implements Command<HmacStart.Request, HmacStart.Response> {

  @Override
  public HmacStart.Response run(TpmState tpm, HmacStart.Request in) {
    MacKey key = MacKey.select(tpm.objects().get(in.handle()), in.inScheme(), 2);
    TpmHandle handle = tpm.objects().nextHandle();

    tpm.objects().load(new SequenceObject(handle, in.auth(), key.start()));

    return new HmacStart.Response(handle);
  }
}
