package io.github.tpm4j.engine.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The records of one file in order, each bound to the one before by the end of its body. */
final class RecordChain {
  private static final int LINK_BYTES = 16;

  private final byte[] fileSalt;
  private final RecordSealer sealer;
  private long nextSequence;
  private byte[] link;

  RecordChain(FileHeader header, RecordSealer sealer) {
    this.fileSalt = header.fileSalt();
    this.sealer = sealer;
    this.link = lastBytes(header.encode());
  }

  /** The next record, whole. */
  byte[] seal(byte[] payload) {
    int bodyLength = Math.addExact(payload.length, sealer.overheadBytes());
    byte[] header = new RecordHeader(bodyLength, nextSequence).encode(fileSalt);
    byte[] body = sealer.seal(context(header), nextSequence, payload);
    advance(body);
    return concatenation(header, body);
  }

  /** The payload of the record at this place, or empty if it is not intact or not the next one. */
  Optional<byte[]> open(byte[] image, int position, RecordHeader header) {
    if (header.sequence() != nextSequence) {
      return Optional.empty();
    }
    int bodyStart = position + RecordHeader.LENGTH_BYTES;
    byte[] body = Arrays.copyOfRange(image, bodyStart, bodyStart + header.bodyLengthBytes());
    byte[] context = context(header.encode(fileSalt));
    Optional<byte[]> payload = sealer.open(context, nextSequence, body);
    if (payload.isPresent()) {
      advance(body);
    }
    return payload;
  }

  long nextSequence() {
    return nextSequence;
  }

  private byte[] context(byte[] header) {
    return concatenation(header, link);
  }

  private void advance(byte[] body) {
    nextSequence++;
    link = lastBytes(body);
  }

  private static byte[] lastBytes(byte[] bytes) {
    return Arrays.copyOfRange(bytes, bytes.length - LINK_BYTES, bytes.length);
  }

  private static byte[] concatenation(byte[] first, byte[] second) {
    return ByteBuffer.allocate(Math.addExact(first.length, second.length))
        .put(first)
        .put(second)
        .array();
  }
}
