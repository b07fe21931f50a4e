package io.github.tpm4j.engine.commands.signing;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.objects.SequenceObject;
import io.github.tpm4j.engine.objects.SequenceState;
import io.github.tpm4j.engine.objects.SignatureSequence;
import io.github.tpm4j.engine.ticket.Tickets;
import io.github.tpm4j.tss.commands.signing.VerifySequenceComplete;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.structures.TpmtTkVerified;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * TPM2_VerifySequenceComplete (version 185, Part 3, 20.3).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_MODE, handle 1</td><td>the object is not a sequence for a verification</td></tr>
 * <tr><td>TPM_RC_SIGN_CONTEXT_KEY</td><td>the sequence was started for another key</td></tr>
 * <tr><td>TPM_RC_SCHEME, parameter 1</td><td>the signature's scheme is not the key's</td></tr>
 * <tr><td>TPM_RC_SIGNATURE, parameter 1</td><td>the signature is wrong</td></tr>
 * </table>
 */
final class VerifySequenceCompleteCommand
    implements Command<VerifySequenceComplete.Request, VerifySequenceComplete.Response> {

  @Override
  public VerifySequenceComplete.Response run(TpmState tpm, VerifySequenceComplete.Request in) {
    LoadedObject key = tpm.objects().get(in.keyHandle());
    SequenceObject object = MessageSignatures.sequence(tpm, in.sequenceHandle(), key, true);
    SignatureSequence sequence = MessageSignatures.of(object);
    MessageSignatures.verify(tpm, key, sequence, in.signature(), 1);

    tpm.objects().flushAfterResponse(object);
    TpmtTkVerified ticket =
        sequence.ticket().map(mac -> ticket(key, mac)).orElseGet(Tickets::noMessageVerified);
    return new VerifySequenceComplete.Response(ticket);
  }

  private static TpmtTkVerified ticket(LoadedObject key, SequenceState.Mac mac) {
    mac.update(key.name().toByteArray());
    return new TpmtTkVerified(
        TpmSt.MESSAGE_VERIFIED, key.hierarchy(), Bytes.adopt(mac.sequence().finish()));
  }
}
