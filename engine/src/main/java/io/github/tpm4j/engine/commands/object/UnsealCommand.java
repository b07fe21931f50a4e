package io.github.tpm4j.engine.commands.object;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.object.Unseal;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * TPM2_Unseal (Part 3, 12.7): the data in a data object.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_TYPE, handle 1</td><td>no keyed hash object</td></tr>
 * <tr><td>TPM_RC_ATTRIBUTES, handle 1</td><td>restricted, sign or decrypt is SET</td></tr>
 * </table>
 */
final class UnsealCommand implements Command<Unseal.Request, Unseal.Response> {
  private static final int KEY_ATTRIBUTES =
      TpmaObject.RESTRICTED | TpmaObject.SIGN | TpmaObject.DECRYPT;

  @Override
  public Unseal.Response run(TpmState tpm, Unseal.Request in) {
    LoadedObject item = tpm.objects().get(in.itemHandle());
    TpmFailure.require(item.isType(TpmAlg.KEYEDHASH), TpmRc.TYPE.handle(1));
    boolean isKey = (item.attributes().value() & KEY_ATTRIBUTES) != 0;
    TpmFailure.require(!isKey, TpmRc.ATTRIBUTES.handle(1));

    return new Unseal.Response(SecretBytes.of(item.sensitive().sensitive().borrow()));
  }
}
