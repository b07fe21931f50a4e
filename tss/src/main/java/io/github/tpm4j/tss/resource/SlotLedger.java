package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.client.ResetCounters;
import io.github.tpm4j.tss.client.SlotListener;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.System.Logger;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Writes down what this program has in the slots of a TPM, in a file that it holds a lock on as
 * long as it lives: another one can free the slots if this one is killed ({@link AbandonedSlots}).
 * The file has a header with the reset counters of the TPM, and a {@link SlotEntry} for each slot.
 * Nothing in it is secret.
 *
 * <p>Without a place for it nothing is written, and nobody learns what was left.
 */
public final class SlotLedger implements SlotListener, AutoCloseable {
  static final int HEADER_BYTES = 16;

  private static final int KNOWN = 1;
  private static final int MAX_ENTRIES = 64;
  static final int MAX_BYTES = HEADER_BYTES + MAX_ENTRIES * SlotEntry.BYTES;
  private static final Logger LOGGER = System.getLogger(SlotLedger.class.getName());

  private final LedgerFolder folder;
  private final String tpm;
  private final Map<TpmHandle, Integer> places = new HashMap<>();
  private Optional<ResetCounters> counters = Optional.empty();
  private Path path;
  private RandomAccessFile file;
  private boolean given;

  /**
   * @param tpm names the TPM, in the same way in all programs
   */
  public SlotLedger(LedgerFolder folder, String tpm) {
    this.folder = folder;
    this.tpm = tpm;
  }

  Path path() {
    return path;
  }

  @Override
  public void arrived(TpmHandle handle) {
    if (handle.is(TpmHt.TRANSIENT)) {
      put(new SlotEntry(handle, Optional.empty()));
    } else if (isSession(handle)) {
      put(new SlotEntry(handle, Optional.of(Bytes.EMPTY)));
    }
  }

  static boolean isSession(TpmHandle handle) {
    return handle.is(TpmHt.HMAC_SESSION) || handle.is(TpmHt.POLICY_SESSION);
  }

  @Override
  public void named(TpmHandle handle, Bytes name) {
    if (places.containsKey(handle)) {
      put(new SlotEntry(handle, Optional.of(name)));
    }
  }

  private void put(SlotEntry entry) {
    Integer place = places.computeIfAbsent(entry.handle(), handle -> freePlace());
    if (place < MAX_ENTRIES) {
      write(offset(place), entry.encoded());
    }
  }

  private int freePlace() {
    int place = 0;
    while (places.containsValue(place)) {
      place++;
    }
    return place;
  }

  private static int offset(int place) {
    return HEADER_BYTES + place * SlotEntry.BYTES;
  }

  @Override
  public void leaving(TpmHandle handle) {
    Integer place = places.remove(handle);
    if (place != null) {
      write(offset(place), new byte[SlotEntry.BYTES]);
    }
  }

  @Override
  public void counted(ResetCounters now) {
    if (counters.isPresent() && !counters.get().equals(now)) {
      reset();
    }
    if (counters.isEmpty()) {
      counters = Optional.of(now);
      write(0, header(now));
    }
  }

  private static byte[] header(ResetCounters now) {
    return ByteBuffer.allocate(HEADER_BYTES)
        .putInt(KNOWN)
        .putInt(now.resetCount())
        .putInt(now.restartCount())
        .array();
  }

  static Optional<ResetCounters> counters(byte[] header) {
    ByteBuffer in = ByteBuffer.wrap(header);
    return in.getInt() == KNOWN
        ? Optional.of(new ResetCounters(in.getInt(), in.getInt()))
        : Optional.empty();
  }

  @Override
  public void reset() {
    places.clear();
    counters = Optional.empty();
    if (file != null) {
      write(0, new byte[offset(MAX_ENTRIES)]);
    }
  }

  // Not by a channel, which an interrupt of the thread would close.
  private void write(int offset, byte[] bytes) {
    try {
      if (file == null && !given) {
        open();
      }
      if (file != null) {
        file.seek(offset);
        file.write(bytes);
      }
    } catch (IOException e) {
      LOGGER.log(Logger.Level.DEBUG, "what is in the slots of the TPM is not written down", e);
      close();
    }
  }

  private void open() throws IOException {
    given = true;
    Optional<Path> place = folder.newFile(tpm);
    if (place.isPresent()) {
      path = place.get();
      file = new RandomAccessFile(path.toFile(), "rw");
      // Until the kernel takes the lock back with the process.
      FileLock lock = file.getChannel().tryLock();
      if (lock == null) {
        throw new IOException("another program has locked " + path);
      }
    }
  }

  /** Ends it: what was written is gone. */
  @Override
  public void close() {
    try {
      if (path != null) {
        Files.deleteIfExists(path);
      }
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      LOGGER.log(Logger.Level.DEBUG, "a ledger of slots stays", e);
    }
    file = null;
    given = true;
  }
}
