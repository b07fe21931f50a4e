package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Arrays;
import java.util.Optional;

/**
 * Signs a message that comes piece by piece, in bounded memory. Between calls it holds nothing in
 * the TPM, neither its turn nor a slot, so that it may be left unfinished. A message of up to
 * {@value #BUFFER_BYTES} bytes is sent when it is complete; of a longer one each such part is sent
 * once it is full, and what the TPM has absorbed is kept as a saved context. Not for several
 * threads at a time.
 */
public final class SigningSequence implements AutoCloseable {
  /** So large that to save and load the context costs little beside the updates. */
  static final int BUFFER_BYTES = 64 * 1024;

  private static final int FIRST_BYTES = 512;

  private final TpmKey key;
  private final Bytes context;
  private Optional<SavedSequence> saved = Optional.empty();
  private byte[] buffer = new byte[FIRST_BYTES];
  private int buffered;
  private boolean ended;

  SigningSequence(TpmKey key, Bytes context) {
    this.key = key;
    this.context = context;
  }

  /**
   * Takes the next piece of the message.
   *
   * @throws io.github.tpm4j.tss.error.TpmException if the TPM does not take what is full by then,
   *     or has forgotten what came before; the sequence has ended then
   */
  public void update(byte[] bytes, int offset, int length) {
    requireOpen();
    int done = 0;
    while (done < length) {
      if (buffered == BUFFER_BYTES) {
        send();
      }
      int taken = Math.min(length - done, BUFFER_BYTES - buffered);
      append(bytes, offset + done, taken);
      done += taken;
    }
  }

  private void append(byte[] bytes, int offset, int length) {
    if (buffer.length - buffered < length) {
      int larger = Math.max(buffered + length, Math.min(2 * buffer.length, BUFFER_BYTES));
      byte[] old = buffer;
      buffer = Arrays.copyOf(old, larger);
      Arrays.fill(old, (byte) 0);
    }
    System.arraycopy(bytes, offset, buffer, buffered, length);
    buffered += length;
  }

  private void send() {
    try {
      MessagePart part = part();
      saved =
          Optional.of(
              saved.isPresent()
                  ? key.inTurn(turn -> save(TpmSequence.load(turn, saved.get()), part))
                  : key.loaded((turn, held) -> save(TpmSequence.start(turn, held, context), part)));
      buffered = 0;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private static SavedSequence save(TpmSequence sequence, MessagePart part) {
    try (sequence) {
      return sequence.absorb(part);
    }
  }

  /**
   * The signature over all that came. The sequence has ended then, also if this fails.
   *
   * @throws io.github.tpm4j.tss.error.TpmException if the TPM refuses
   */
  public TpmtSignature complete() {
    requireOpen();
    try {
      MessagePart part = part();
      return key.authorized(
          (turn, held, by, authValue) -> {
            try (TpmSequence sequence =
                saved.isPresent()
                    ? TpmSequence.load(turn, saved.get())
                    : TpmSequence.start(turn, held, context)) {
              return sequence.sign(part, held, by, authValue);
            }
          });
    } finally {
      close();
    }
  }

  private MessagePart part() {
    int pieceBytes =
        buffered <= MessagePart.PIECE_OF_EVERY_TPM_BYTES
            ? MessagePart.PIECE_OF_EVERY_TPM_BYTES
            : Math.min(key.inputBufferBytes(), MessagePart.LARGEST_PIECE_BYTES);
    return new MessagePart(Bytes.of(buffer, 0, buffered), pieceBytes);
  }

  private void requireOpen() {
    if (ended) {
      throw new IllegalStateException("this sequence has ended");
    }
  }

  /** Forgets what came. */
  @Override
  public void close() {
    ended = true;
    buffered = 0;
    Arrays.fill(buffer, (byte) 0);
  }
}
