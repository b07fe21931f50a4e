package io.github.tpm4j.engine.libtpms;

import io.github.tpm4j.engine.power.Orderliness.Shutdown;
import io.github.tpm4j.engine.store.StateStore;
import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.engine.store.StateStoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where swtpm keeps a TPM, a directory or a file, and the key that it encrypts with. It is only
 * read.
 */
public final class SwtpmSource {
  private final Path place;
  private final Optional<SwtpmKey> key;
  private final boolean isLocked;

  /**
   * @param place the directory of {@code --tpmstate dir=}, or the file of {@code
   *     backend-uri=file://}, or a permanent state by itself
   */
  public SwtpmSource(Path place, Optional<SwtpmKey> key) {
    this(place, key, false);
  }

  private SwtpmSource(Path place, Optional<SwtpmKey> key, boolean isLocked) {
    this.place = place;
    this.key = key;
    this.isLocked = isLocked;
  }

  /** A directory whose lock the caller holds: to take it again, and let it go, would lose that. */
  static SwtpmSource locked(Path directory, Optional<SwtpmKey> key) {
    return new SwtpmSource(directory, key, true);
  }

  /**
   * Lets no new TPM be made beside one of swtpm.
   *
   * @param store of the directory
   * @throws StateStoreException {@code OCCUPIED} if there is one of swtpm, and none in the store
   */
  public static void requireNoneIn(Path directory, StateStore store) {
    if (Files.exists(directory.resolve(SwtpmDirectory.PERMANENT)) && store.load().isEmpty()) {
      throw new StateStoreException(
          Reason.OCCUPIED,
          directory
              + " has a TPM of swtpm, and was not changed: 'tpm4j swtpm convert --from-swtpm "
              + directory
              + "' takes it over, another directory leaves it alone");
    }
  }

  /** What is read; the volatile state is empty but for a TPM that was suspended while it ran. */
  record Content(PersistentAll permanent, Optional<VolatileState> volatileState) {}

  /**
   * Reads all of it.
   *
   * @throws StateStoreException {@code UNREADABLE}, {@code IN_USE}, {@code DAMAGED}, {@code
   *     NEWER_FORMAT}, {@code KEY_NEEDED}, {@code WRONG_KEY}, {@code NOT_ENCRYPTED}
   */
  Content read() {
    if (!Files.exists(place)) {
      throw new StateStoreException(Reason.UNREADABLE, "There is no state of swtpm: " + place);
    }
    try (SwtpmFiles files = open()) {
      byte[] permanent =
          files
              .permanent()
              .orElseThrow(
                  () ->
                      new StateStoreException(
                          Reason.UNREADABLE, "There is no TPM 2.0 of swtpm in " + place));
      Optional<VolatileState> running =
          files
              .volatileState()
              .map(it -> read("The volatile state of swtpm in " + place, it, VolatileState::read));
      return content(
          read("The state of swtpm in " + place, permanent, PersistentAll::read), running);
    } catch (IOException e) {
      throw new StateStoreException(
          Reason.UNREADABLE, "The state of swtpm in " + place + " cannot be read", e);
    }
  }

  /** After a shutdown nothing in memory counts any more. */
  private Content content(PersistentAll permanent, Optional<VolatileState> inMemory) {
    boolean isOther =
        inMemory
            .map(VolatileState::seeds)
            .filter(seeds -> !seeds.isEmpty())
            .map(seeds -> !seeds.equals(permanent.data().hierarchies().seeds()))
            .orElse(false);
    if (isOther) {
      throw new StateStoreException(
          Reason.DAMAGED, "The volatile state of swtpm in " + place + " is of another TPM.");
    }
    boolean isRunning = permanent.data().orderlyState().shutdown() == Shutdown.NONE;
    return new Content(permanent, inMemory.filter(it -> isRunning));
  }

  private SwtpmFiles open() throws IOException {
    if (isLocked) {
      return SwtpmDirectory.openLocked(place);
    }
    return Files.isDirectory(place) ? SwtpmDirectory.open(place) : SwtpmSingleFile.open(place);
  }

  /** How a blob is read, given what to call it. */
  private interface Structure<T> {
    T read(String name, byte[] blob);
  }

  private <T> T read(String name, byte[] file, Structure<T> structure) {
    byte[] blob = SwtpmFile.blob(name, file, key);
    try {
      return structure.read(name, blob);
    } finally {
      Arrays.fill(blob, (byte) 0);
      Arrays.fill(file, (byte) 0);
    }
  }

  @Override
  public String toString() {
    return place.toString();
  }
}
