package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.wire.Bytes;
import java.util.Arrays;
import java.util.Optional;

/**
 * Gives a message to the TPM piece by piece, in bounded memory. Between calls it holds nothing in
 * the TPM, neither its turn nor a slot, so that it may be left unfinished. A message of up to 64
 * KiB is sent when it is complete; of a longer one each such part is sent once it is full, and what
 * the TPM has absorbed is kept as a saved context. Not for several threads at a time.
 */
public abstract sealed class MessageSequence implements AutoCloseable
    permits SigningSequence, MacSequence {
  /** So large that to save and load the context costs little beside the updates. */
  static final int BUFFER_BYTES = 64 * 1024;

  private static final int FIRST_BYTES = 512;

  final TpmKey key;
  private Optional<SavedSequence> saved = Optional.empty();
  private byte[] buffer = new byte[FIRST_BYTES];
  private int buffered;
  private boolean ended;

  MessageSequence(TpmKey key) {
    this.key = key;
  }

  /**
   * Takes the next piece of the message.
   *
   * @param bytes hold the piece; they are copied
   * @param offset of its first byte
   * @param length in bytes
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
                  : first(part));
      buffered = 0;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Begins a sequence in the TPM with the first part of a long message. */
  abstract SavedSequence first(MessagePart part);

  static SavedSequence save(TpmSequence sequence, MessagePart part) {
    try (sequence) {
      return sequence.absorb(part);
    }
  }

  /** What the TPM has absorbed so far; empty if nothing was sent yet. */
  Optional<SavedSequence> saved() {
    return saved;
  }

  /** What has not been sent yet. */
  MessagePart part() {
    int pieceBytes =
        buffered <= MessagePart.PIECE_OF_EVERY_TPM_BYTES
            ? MessagePart.PIECE_OF_EVERY_TPM_BYTES
            : Math.min(key.inputBufferBytes(), MessagePart.LARGEST_PIECE_BYTES);
    return new MessagePart(Bytes.of(buffer, 0, buffered), pieceBytes);
  }

  void requireOpen() {
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
