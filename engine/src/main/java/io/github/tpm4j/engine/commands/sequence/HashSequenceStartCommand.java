package io.github.tpm4j.engine.commands.sequence;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.SequenceObject;
import io.github.tpm4j.engine.objects.SequenceState;
import io.github.tpm4j.tss.commands.sequence.HashSequenceStart;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.handles.TpmHandle;

/**
 * TPM2_HashSequenceStart (Part 3, 17.4).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_OBJECT_MEMORY</td><td>no slot is free</td></tr>
 * </table>
 */
final class HashSequenceStartCommand
    implements Command<HashSequenceStart.Request, HashSequenceStart.Response> {

  @Override
  public HashSequenceStart.Response run(TpmState tpm, HashSequenceStart.Request in) {
    TpmHandle handle = tpm.objects().nextHandle();

    tpm.objects().load(new SequenceObject(handle, in.auth(), start(tpm, in.hashAlg())));

    return new HashSequenceStart.Response(handle);
  }

  private static SequenceState start(TpmState tpm, TpmAlg hashAlg) {
    return hashAlg.equals(TpmAlg.NULL)
        ? SequenceState.Event.start(
            tpm.pcrs().bankHashes().stream().map(HashAlgorithm::of).toList())
        : SequenceState.Hash.start(HashAlgorithm.of(hashAlg));
  }
}
