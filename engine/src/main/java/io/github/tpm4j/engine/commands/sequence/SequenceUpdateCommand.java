package io.github.tpm4j.engine.commands.sequence;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.SequenceObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.sequence.SequenceUpdate;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_SequenceUpdate (Part 3, 17.5).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_MODE, parameter 1</td><td>the object is not a sequence (as libtpms
 * numbers it)</td></tr>
 * </table>
 */
final class SequenceUpdateCommand
    implements Command<SequenceUpdate.Request, SequenceUpdate.Response> {

  @Override
  public SequenceUpdate.Response run(TpmState tpm, SequenceUpdate.Request in) {
    SequenceObject sequence =
        tpm.objects()
            .sequence(in.sequenceHandle())
            .orElseThrow(() -> new TpmFailure(TpmRc.MODE.parameter(1)));

    sequence.update(in.buffer().borrow());

    return new SequenceUpdate.Response();
  }
}
