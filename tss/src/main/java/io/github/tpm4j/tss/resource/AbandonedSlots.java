package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.client.ResetCounters;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.System.Logger;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Frees the slots that killed programs of the same user have left in a TPM without resource
 * manager.
 *
 * <p>What a program has written down ({@link SlotLedger}) is freed only if the kernel has taken its
 * lock back, so that it is dead; the TPM was not reset since; all of it is still there, each object
 * with its Name, so that nobody else has meddled; and no living program has written the same down.
 *
 * <p>To be used with the client's lock held.
 */
public final class AbandonedSlots {
  /** Frees nothing. */
  public static final AbandonedSlots NONE = new AbandonedSlots(null, null, null, null);

  private static final Duration BEGINNING = Duration.ofMinutes(1);
  private static final Logger LOGGER = System.getLogger(AbandonedSlots.class.getName());

  private final TpmClient client;
  private final LedgerFolder folder;
  private final String tpm;
  private final SlotLedger own;

  public AbandonedSlots(TpmClient client, LedgerFolder folder, String tpm, SlotLedger own) {
    this.client = client;
    this.folder = folder;
    this.tpm = tpm;
    this.own = own;
  }

  /** What a program has written down. */
  private record Left(Optional<ResetCounters> counters, List<SlotEntry> entries) {}

  /** Frees what was left; false if there is nothing that surely was. */
  boolean flush() {
    if (client == null) {
      return false;
    }
    boolean any = false;
    Set<TpmHandle> living = new HashSet<>();
    List<Path> files = folder.files(tpm);
    for (Path file : files) {
      if (!file.equals(own.path())) {
        living.addAll(handlesOfLiving(file));
      }
    }
    for (Path file : files) {
      if (!file.equals(own.path())) {
        any |= flush(file, living);
      }
    }
    return any;
  }

  private static List<TpmHandle> handlesOfLiving(Path path) {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        FileLock lock = lock(file)) {
      return lock != null
          ? List.of()
          : read(file).entries().stream().map(SlotEntry::handle).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  // Null if its program lives, be it this one with another connection.
  private static FileLock lock(RandomAccessFile file) throws IOException {
    try {
      return file.getChannel().tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private boolean flush(Path path, Set<TpmHandle> living) {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        FileLock lock = lock(file)) {
      if (lock == null || isBeingBegun(file, path)) {
        return false;
      }
      Left left = read(file);
      boolean flushed = !left.entries().isEmpty() && isAllThere(left, living);
      if (flushed) {
        left.entries().forEach(this::flush);
        client
            .activity()
            .log(
                Logger.Level.INFO,
                "%d slots of the TPM at %s were freed, which a killed program had left"
                    .formatted(left.entries().size(), client.info().tcti()));
      }
      Files.deleteIfExists(path);
      return flushed;
    } catch (IOException e) {
      LOGGER.log(Logger.Level.DEBUG, "what a program has left in the TPM is not known", e);
      return false;
    }
  }

  // Its program has made it and not locked it yet.
  private static boolean isBeingBegun(RandomAccessFile file, Path path) throws IOException {
    Instant changed = Files.getLastModifiedTime(path).toInstant();
    return file.length() == 0 && changed.isAfter(Instant.now().minus(BEGINNING));
  }

  private static Left read(RandomAccessFile file) throws IOException {
    byte[] all = new byte[(int) Math.min(file.length(), SlotLedger.MAX_BYTES)];
    file.seek(0);
    file.readFully(all);
    if (all.length < SlotLedger.HEADER_BYTES) {
      return new Left(Optional.empty(), List.of());
    }
    List<SlotEntry> entries = new ArrayList<>();
    for (int at = SlotLedger.HEADER_BYTES;
        at + SlotEntry.BYTES <= all.length;
        at += SlotEntry.BYTES) {
      SlotEntry.decoded(Arrays.copyOfRange(all, at, at + SlotEntry.BYTES)).ifPresent(entries::add);
    }
    return new Left(SlotLedger.counters(all), entries);
  }

  private boolean isAllThere(Left left, Set<TpmHandle> living) {
    if (left.counters().isEmpty() || !left.counters().get().equals(ResetCounters.read(client))) {
      return false;
    }
    SlotHolders now = new SlotHolders(client);
    return left.entries().stream()
        .allMatch(entry -> !living.contains(entry.handle()) && now.has(entry));
  }

  private void flush(SlotEntry entry) {
    try {
      client.execute(new FlushContext.Request(entry.handle()));
    } catch (TpmResponseException e) {
      LOGGER.log(Logger.Level.DEBUG, "a slot was freed meanwhile", e);
    }
  }
}
