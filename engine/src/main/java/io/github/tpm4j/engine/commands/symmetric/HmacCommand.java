package io.github.tpm4j.engine.commands.symmetric;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.mac.MacKey;
import io.github.tpm4j.tss.commands.symmetric.Hmac;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * TPM2_MAC, and TPM2_HMAC of a TPM without CMAC (Part 3, 15.5 and 15.6).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_TYPE, handle 1</td><td>the key is neither a keyed hash object nor a symmetric
 *     cipher</td></tr>
 * <tr><td>TPM_RC_VALUE, parameter 2</td><td>inScheme is not the key's, there is none, or it is no
 *     MAC of such a key</td></tr>
 * <tr><td>TPM_RC_ATTRIBUTES, handle 1</td><td>the key is restricted</td></tr>
 * <tr><td>TPM_RC_KEY, handle 1</td><td>the key may not sign</td></tr>
 * </table>
 */
final class HmacCommand implements Command<Hmac.Request, Hmac.Response> {

  @Override
  public Hmac.Response run(TpmState tpm, Hmac.Request in) {
    MacKey key = MacKey.select(tpm.objects().get(in.handle()), in.inScheme(), 2);

    return new Hmac.Response(Bytes.adopt(key.compute(in.buffer().borrow())));
  }
}
