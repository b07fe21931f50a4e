package io.github.tpm4j.engine.commands.sequence;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.SequenceObject;
import io.github.tpm4j.engine.objects.SequenceState;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.ticket.Tickets;
import io.github.tpm4j.tss.commands.sequence.SequenceComplete;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * TPM2_SequenceComplete (Part 3, 17.6).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_MODE, handle 1</td><td>the object is neither a hash nor a MAC sequence</td></tr>
 * </table>
 */
final class SequenceCompleteCommand
    implements Command<SequenceComplete.Request, SequenceComplete.Response> {

  @Override
  public SequenceComplete.Response run(TpmState tpm, SequenceComplete.Request in) {
    SequenceObject sequence =
        tpm.objects()
            .sequence(in.sequenceHandle())
            .filter(it -> isCompletedHere(it.state()))
            .orElseThrow(() -> new TpmFailure(TpmRc.MODE.handle(1)));
    // As the ticket would say it, but before the sequence is gone.
    tpm.hierarchies().checkLimit(in.hierarchy());

    tpm.objects().flushAfterResponse(sequence);
    if (!in.buffer().isEmpty() || !sequence.isBegun()) {
      sequence.update(in.buffer().borrow());
    }

    return sequence.state() instanceof SequenceState.Hash hash
        ? hashed(tpm, in, sequence.isSafe(), hash)
        : new SequenceComplete.Response(
            Bytes.adopt(((SequenceState.Mac) sequence.state()).sequence().finish()),
            Tickets.noHashcheck());
  }

  private static boolean isCompletedHere(SequenceState state) {
    return state instanceof SequenceState.Hash || state instanceof SequenceState.Mac;
  }

  private static SequenceComplete.Response hashed(
      TpmState tpm, SequenceComplete.Request in, boolean safe, SequenceState.Hash hash) {
    Bytes digest = Bytes.adopt(hash.sequence().finish());
    TpmAlg algorithm = hash.sequence().algorithm().id();
    return new SequenceComplete.Response(
        digest,
        safe ? tpm.tickets().hashcheck(in.hierarchy(), algorithm, digest) : Tickets.noHashcheck());
  }
}
