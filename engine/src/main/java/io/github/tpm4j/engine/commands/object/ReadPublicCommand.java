package io.github.tpm4j.engine.commands.object;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_ReadPublic (Part 3, 12.4).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_SEQUENCE</td><td>the object is a sequence</td></tr>
 * </table>
 */
final class ReadPublicCommand implements Command<ReadPublic.Request, ReadPublic.Response> {

  @Override
  public ReadPublic.Response run(TpmState tpm, ReadPublic.Request in) {
    boolean isSequence = tpm.objects().sequence(in.objectHandle()).isPresent();
    TpmFailure.require(!isSequence, TpmRc.SEQUENCE);

    LoadedObject object = tpm.objects().get(in.objectHandle());
    return new ReadPublic.Response(object.publicArea(), object.name(), object.qualifiedName());
  }
}
