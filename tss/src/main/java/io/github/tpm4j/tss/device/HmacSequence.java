package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.sequence.SequenceComplete;
import io.github.tpm4j.tss.commands.sequence.SequenceUpdate;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.managed.Secrecy;
import io.github.tpm4j.tss.managed.Turn;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/** Feeds a message to a sequence that TPM2_HMAC_Start has begun (Part 3, 17). */
final class HmacSequence {
  /** What every TPM takes at a time: MAX_DIGEST_BUFFER is 1,024 at least (Part 2, 6.13). */
  static final int BUFFER_BYTES = 1024;

  private final Turn turn;
  private final TpmHandle sequence;

  HmacSequence(Turn turn, TpmHandle sequence) {
    this.turn = turn;
    this.sequence = sequence;
  }

  /** The HMAC over {@code message}; the sequence has ended then. */
  Bytes complete(Bytes message) {
    // Part 1, 16: the Name of a sequence object is empty.
    turn.client().names().put(sequence, Bytes.EMPTY);
    try {
      return feed(message);
    } catch (TpmException e) {
      flush(e);
      throw e;
    }
  }

  private Bytes feed(Bytes message) {
    int done = 0;
    while (message.size() - done > BUFFER_BYTES) {
      Bytes part = message.slice(done, done + BUFFER_BYTES);
      turn.execute(new SequenceUpdate.Request(sequence, part), SecretBytes.EMPTY, Secrecy.COMMAND);
      done += BUFFER_BYTES;
    }
    Bytes last = message.slice(done, message.size());
    return turn.execute(
            new SequenceComplete.Request(sequence, last, TpmHandle.NULL),
            SecretBytes.EMPTY,
            Secrecy.COMMAND)
        .result();
  }

  private void flush(TpmException why) {
    try {
      turn.client().execute(new FlushContext.Request(sequence));
    } catch (TpmException notThere) {
      why.addSuppressed(notThere);
    }
  }
}
