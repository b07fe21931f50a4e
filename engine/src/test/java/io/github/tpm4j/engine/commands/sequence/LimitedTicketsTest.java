package io.github.tpm4j.engine.commands.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.PostQuantumKeys;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.sequence.HashSequenceStart;
import io.github.tpm4j.tss.commands.sequence.SequenceComplete;
import io.github.tpm4j.tss.commands.symmetric.Hash;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import org.junit.jupiter.api.Test;

/** Tickets of digests in a hierarchy that is limited to a firmware that is not there. */
class LimitedTicketsTest {
  private static final TpmHandle LATER_FIRMWARE = TpmHandle.of(0x40017D00);
  private static final Bytes MESSAGE = Bytes.of(new byte[32]);

  private final TestTpm tpm = TestTpm.started(PostQuantumKeys.profile());

  @Test
  void aSequenceIsThereAfterItWasNotCompleted() {
    TpmHandle sequence =
        tpm.run(new HashSequenceStart.Request(SecretBytes.EMPTY, TpmAlg.SHA256)).sequenceHandle();

    assertEquals(
        TpmRc.SVN_LIMITED,
        tpm.code(new SequenceComplete.Request(sequence, MESSAGE, LATER_FIRMWARE)));
    Bytes digest =
        tpm.run(new SequenceComplete.Request(sequence, MESSAGE, TpmHandle.OWNER)).result();
    assertEquals(
        tpm.run(new Hash.Request(MESSAGE, TpmAlg.SHA256, TpmHandle.OWNER)).outHash(), digest);
  }
}
