package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.wire.Bytes;
import java.util.function.Consumer;

/**
 * A part of a message, as it is sent.
 *
 * @param pieceBytes what the TPM takes at a time
 */
record MessagePart(Bytes bytes, int pieceBytes) {
  /** MAX_DIGEST_BUFFER is 1,024 at least (Part 2, 6.13). */
  static final int PIECE_OF_EVERY_TPM_BYTES = 1024;

  /** Some TPMs name as their buffer the whole of the 8,192 bytes that a command may have. */
  static final int LARGEST_PIECE_BYTES = 4096;

  /** Whether it is sent at once. */
  boolean isOnePiece() {
    return lastStart() == 0;
  }

  /** Sends all pieces but the last. */
  void sendButLast(Consumer<Bytes> piece) {
    for (int start = 0; start < lastStart(); start += pieceBytes) {
      piece.accept(bytes.slice(start, start + pieceBytes));
    }
  }

  /** The last piece; empty only if there is nothing at all. */
  Bytes last() {
    return bytes.slice(lastStart(), bytes.size());
  }

  private int lastStart() {
    return Math.max(0, bytes.size() - 1) / pieceBytes * pieceBytes;
  }
}
