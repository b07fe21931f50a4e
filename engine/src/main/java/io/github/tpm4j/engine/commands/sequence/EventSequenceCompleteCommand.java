package io.github.tpm4j.engine.commands.sequence;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.hash.HashSequence;
import io.github.tpm4j.engine.dispatch.LocalityCommand;
import io.github.tpm4j.engine.objects.SequenceObject;
import io.github.tpm4j.engine.objects.SequenceState;
import io.github.tpm4j.engine.pcr.PcrAttributes;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.sequence.EventSequenceComplete;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlDigestValues;
import io.github.tpm4j.tss.structures.TpmtHa;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * TPM2_EventSequenceComplete (Part 3, 17.7).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_MODE, handle 2</td><td>the object is not an event sequence</td></tr>
 * <tr><td>TPM_RC_LOCALITY</td><td>the PCR may not be extended from this locality</td></tr>
 * </table>
 */
final class EventSequenceCompleteCommand
    implements LocalityCommand<EventSequenceComplete.Request, EventSequenceComplete.Response> {

  @Override
  public EventSequenceComplete.Response run(
      TpmState tpm, EventSequenceComplete.Request in, int locality) {
    SequenceObject sequence =
        tpm.objects()
            .sequence(in.sequenceHandle())
            .filter(it -> it.state() instanceof SequenceState.Event)
            .orElseThrow(() -> new TpmFailure(TpmRc.MODE.handle(2)));
    boolean extendsPcr = !in.pcrHandle().equals(TpmHandle.NULL);
    int pcr = in.pcrHandle().value();
    TpmFailure.require(
        !extendsPcr || PcrAttributes.of(pcr).isExtendableFrom(locality), TpmRc.LOCALITY);

    tpm.objects().flushAfterResponse(sequence);
    sequence.update(in.buffer().borrow());
    List<TpmtHa> results = finish((SequenceState.Event) sequence.state());
    if (extendsPcr) {
      results.forEach(it -> tpm.pcrs().extend(pcr, it.hashAlg(), it.digest().borrow()));
    }

    return new EventSequenceComplete.Response(new TpmlDigestValues(results));
  }

  private static List<TpmtHa> finish(SequenceState.Event event) {
    List<TpmtHa> results = new ArrayList<>();
    for (HashSequence sequence : event.sequences()) {
      results.add(new TpmtHa(sequence.algorithm().id(), Bytes.adopt(sequence.finish())));
    }
    return results;
  }
}
