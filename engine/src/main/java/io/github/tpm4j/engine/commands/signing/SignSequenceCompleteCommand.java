package io.github.tpm4j.engine.commands.signing;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.objects.SequenceObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.signing.SignSequenceComplete;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_SignSequenceComplete (version 185, Part 3, 20.6).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_MODE, handle 1</td><td>the object is not a sequence for a signature</td></tr>
 * <tr><td>TPM_RC_SIGN_CONTEXT_KEY</td><td>the sequence was started for another key</td></tr>
 * <tr><td>TPM_RC_ATTRIBUTES, handle 2</td><td>the key signs X.509 certificates only</td></tr>
 * <tr><td>TPM_RC_VALUE, parameter 1</td><td>the key is restricted, and the message begins as what
 *     only the TPM makes, or is too short to tell</td></tr>
 * <tr><td>TPM_RC_ONE_SHOT_SIGNATURE</td><td>a key of EdDSA, and some of the message came
 *     before</td></tr>
 * <tr><td>TPM_RC_VALUE, TPM_RC_BINDING</td><td>as {@link
 *     io.github.tpm4j.engine.signing.Signer#sign}</td></tr>
 * </table>
 */
final class SignSequenceCompleteCommand
    implements Command<SignSequenceComplete.Request, SignSequenceComplete.Response> {

  @Override
  public SignSequenceComplete.Response run(TpmState tpm, SignSequenceComplete.Request in) {
    LoadedObject key = tpm.objects().get(in.keyHandle());
    SequenceObject sequence = MessageSignatures.sequence(tpm, in.sequenceHandle(), key, false);
    TpmFailure.require(!key.has(TpmaObject.X509SIGN), TpmRc.ATTRIBUTES.handle(2));
    boolean isSafe = sequence.isSafeWith(in.buffer().borrow()) || !key.has(TpmaObject.RESTRICTED);
    TpmFailure.require(isSafe, TpmRc.VALUE.parameter(1));

    MessageSignatures.checkPasses(MessageSignatures.of(sequence));

    tpm.objects().flushAfterResponse(sequence);
    return new SignSequenceComplete.Response(
        MessageSignatures.sign(tpm, key, MessageSignatures.of(sequence), in.buffer().borrow()));
  }
}
