package io.github.tpm4j.keystore.memory;

import io.github.tpm4j.keystore.file.FileEntry;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes one entry so that it is there as a whole or not at all, wherever the power goes: the first
 * Index gets a header that says what is begun, then come the other Indices and the persistent key,
 * and last one byte that makes it count.
 */
final class EntryWriter {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID_BITS = 48;

  private final TpmDevice device;
  private final LabelledIndices indices;
  private final List<LabelledIndex> written = new ArrayList<>();
  private final long entryId = RANDOM.nextLong() >>> Long.SIZE - ID_BITS;
  private boolean mayKeyBePersistent;

  EntryWriter(TpmDevice device, LabelledIndices indices) {
    this.device = device;
    this.indices = indices;
  }

  /**
   * What an entry's key is.
   *
   * @param handle where it is persistent, or is to be
   * @param name its Name
   * @param isMade whether it is a KeyStore's own
   * @param toBeMade the key that is to be made persistent; empty if it is already
   */
  record Placed(TpmHandle handle, Bytes name, boolean isMade, Optional<TpmKey> toBeMade) {
    /** That of an entry without a key. */
    static final Placed NONE = new Placed(TpmHandle.of(0), Bytes.EMPTY, false, Optional.empty());
  }

  /**
   * Writes an entry.
   *
   * @throws TpmException if that is not possible; what was written is removed again then, as far as
   *     the TPM answers
   */
  void write(FileEntry entry, Placed key, int sequence) throws IOException {
    Bytes body = EntryBody.encode(entry);
    EntryHeader header = header(body, key, sequence);
    List<Bytes> pieces =
        pieces(Bytes.adopt(new TpmWriter().bytes(header.encode()).bytes(body).toByteArray()));
    try {
      for (int number = 0; number < pieces.size(); number++) {
        writePiece(number, pieces.get(number));
      }
      key.toBeMade().ifPresent(made -> persist(made, key.handle()));
      requireKey(key, header);
      indices.write(written.get(0), EntryHeader.STATE_OFFSET, state(EntryHeader.State.COMPLETE));
    } catch (TpmException e) {
      undo(key, e);
      throw e;
    }
  }

  private EntryHeader header(Bytes body, Placed key, int sequence) {
    return new EntryHeader(
        EntryHeader.State.BEGUN,
        key.isMade(),
        key.handle(),
        sequence,
        body.size(),
        EntryBody.digest(body),
        key.name());
  }

  private List<Bytes> pieces(Bytes all) {
    List<Bytes> pieces = new ArrayList<>();
    int largest = indices.largestBytes();
    for (int from = 0; from < all.size(); from += largest) {
      pieces.add(all.slice(from, Math.min(all.size(), from + largest)));
    }
    return pieces;
  }

  private void writePiece(int number, Bytes piece) {
    IndexLabel label = new IndexLabel(entryId, number, TpmMoment.now(device));
    LabelledIndex index = indices.define(label, piece.size());
    written.add(index);
    indices.write(index, 0, piece);
  }

  /** Another program may have removed the last entry of the key before it could see this one. */
  private void requireKey(Placed key, EntryHeader header) {
    if (!key.isMade() || key.toBeMade().isPresent()) {
      return;
    }
    StoredEntry own = new StoredEntry(List.copyOf(written), Optional.of(header), Optional.empty());
    if (!StoredEntries.read(indices).isKeyNeededBeside(own, key.handle())) {
      new EntryRemoval(device, indices).end(own);
      written.clear();
      throw new TpmException(
          "another program has removed the key at " + key.handle() + " meanwhile");
    }
  }

  private void persist(TpmKey key, TpmHandle handle) {
    mayKeyBePersistent = true;
    device.persist(key, handle);
  }

  static Bytes state(EntryHeader.State state) {
    return Bytes.of((byte) state.ordinal());
  }

  private void undo(Placed key, TpmException reason) {
    try {
      if (mayKeyBePersistent) {
        device.evict(key.handle(), key.name());
      }
      for (int i = written.size() - 1; i >= 0; i--) {
        indices.undefine(written.get(i));
      }
    } catch (TpmException e) {
      // What stays is not shown, and removed by a later change.
      reason.addSuppressed(e);
    }
  }
}
