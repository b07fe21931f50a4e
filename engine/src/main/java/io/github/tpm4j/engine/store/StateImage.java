package io.github.tpm4j.engine.store;

import java.util.Arrays;
import java.util.Optional;

/** Reads the bytes of a state file or migration blob, of every version there was. */
final class StateImage {
  /** Whether the last record may have been cut off while it was written. */
  enum Tail {
    MAY_BE_TORN,
    WHOLE
  }

  private final String name;
  private final byte[] bytes;
  private final Tail tail;

  /**
   * @param name what messages call it, as the first word of a sentence
   */
  StateImage(String name, byte[] bytes, Tail tail) {
    this.name = name;
    this.bytes = bytes;
    this.tail = tail;
  }

  /**
   * @throws StateStoreException {@code DAMAGED} or {@code NEWER_FORMAT}
   */
  FileHeader header() {
    int version =
        FileHeader.version(bytes).orElseThrow(() -> damaged("it does not begin as TPM state"));
    // A format change gets a case here that reads the old layout; writing always uses the newest.
    return switch (version) {
      case 1 -> FileHeader.decode(bytes).orElseThrow(() -> damaged("its header fails its check"));
      case 0 -> throw damaged("there is no format version 0");
      default -> throw newer(version);
    };
  }

  /**
   * The content after all whole records.
   *
   * @throws StateStoreException {@code DAMAGED}
   */
  Content content(FileHeader header, RecordSealer sealer) {
    RecordChain chain = new RecordChain(header, sealer);
    Content content = new Content();
    try {
      int position = FileHeader.LENGTH_BYTES;
      while (position < bytes.length) {
        Optional<RecordHeader> record = RecordHeader.decode(bytes, position, header.fileSalt());
        if (record.isEmpty() || !takeRecord(content, chain, position, record.get())) {
          requireTorn(chain, position, record, header.fileSalt());
          break;
        }
        position += RecordHeader.LENGTH_BYTES + record.get().bodyLengthBytes();
      }
      requireSnapshot(chain);
      return content;
    } catch (StateStoreException e) {
      content.wipe();
      throw e;
    }
  }

  private boolean takeRecord(
      Content content, RecordChain chain, int position, RecordHeader record) {
    if (record.bodyLengthBytes() > bytes.length - position - RecordHeader.LENGTH_BYTES) {
      return false;
    }
    long sequence = chain.nextSequence();
    Optional<byte[]> payload = chain.open(bytes, position, record);
    payload.ifPresent(whole -> take(content, whole, sequence));
    return payload.isPresent();
  }

  private void take(Content content, byte[] payload, long sequence) {
    try {
      content.take(ChangeSet.decode(payload));
    } catch (IllegalArgumentException e) {
      throw damaged("record " + sequence + " is not a list of changes");
    } finally {
      Arrays.fill(payload, (byte) 0);
    }
  }

  private void requireTorn(
      RecordChain chain, int position, Optional<RecordHeader> record, byte[] fileSalt) {
    boolean torn =
        record
            .map(header -> TornTail.isRecord(bytes, position, header))
            .orElseGet(() -> TornTail.startsAt(bytes, position, fileSalt));
    if (!torn || tail == Tail.WHOLE) {
      throw damaged(
          "record %d at byte %d fails its check".formatted(chain.nextSequence(), position));
    }
  }

  private void requireSnapshot(RecordChain chain) {
    if (chain.nextSequence() == 0) {
      throw damaged("it ends before its first record does");
    }
  }

  private StateStoreException damaged(String what) {
    return new StateStoreException(
        StateStoreException.Reason.DAMAGED,
        name + " is damaged: " + what + ". It was left as it is; put a backup in its place.");
  }

  private StateStoreException newer(int version) {
    return new StateStoreException(
        StateStoreException.Reason.NEWER_FORMAT,
        "%s has format version %d; this program knows versions up to %d. Use a newer one."
            .formatted(name, version, FileHeader.VERSION));
  }
}
