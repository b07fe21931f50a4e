package io.github.tpm4j.engine.libtpms;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.store.DirectoryStore;
import io.github.tpm4j.engine.store.Durability;
import io.github.tpm4j.engine.store.StateLocation;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.store.StateStore;
import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.engine.store.StateStoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Makes a state of this TPM of one that swtpm has kept, under the same name. What swtpm has written
 * stays beside it.
 */
public final class TakeOverInPlace {
  private static final String KEPT = ".libtpms";

  private TakeOverInPlace() {}

  /**
   * The state as it was taken over.
   *
   * @param store open, and the caller's to close
   * @param kept the file with what swtpm has written
   */
  public record Result(StateStore store, SwtpmImport.Report report, Path kept) {}

  /**
   * Takes over the state of a place; if this throws, it is as it was.
   *
   * @param place whose state is one of swtpm
   * @param protection what it is encrypted with from now on
   * @param key what swtpm has encrypted it with
   * @throws StateStoreException as {@link SwtpmImport#into}; {@code OCCUPIED} if another old state
   *     is kept there already
   */
  public static Result at(
      StateLocation place,
      Durability durability,
      StateProtection protection,
      Optional<SwtpmKey> key,
      Profile profile) {
    requireFile(place.statePath());
    StateStore store = DirectoryStore.openOver(place, durability, protection);
    try {
      Path kept = kept(place.statePath());
      SwtpmImport.Report report =
          SwtpmImport.into(store, source(place, key), profile, () -> keep(place.statePath(), kept));
      return new Result(store, report, kept);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private static void requireFile(Path state) {
    if (!Files.isRegularFile(state)) {
      throw new StateStoreException(
          Reason.UNREADABLE, state + " is no file, where a new state could take its place");
    }
  }

  /** The lock of a directory is held by its store. A single file has a lock of its own. */
  private static SwtpmSource source(StateLocation place, Optional<SwtpmKey> key) {
    boolean isDirectory = place.equals(StateLocation.ofSwtpm(place.directory()));
    return isDirectory
        ? SwtpmSource.locked(place.directory(), key)
        : new SwtpmSource(place.statePath(), key);
  }

  private static Path kept(Path state) {
    return state.resolveSibling(state.getFileName() + KEPT);
  }

  /** A second name of the file, whose first one is then given to the new state, in one step. */
  private static void keep(Path state, Path kept) {
    try {
      if (Files.exists(kept)) {
        requireSame(state, kept);
        return;
      }
      link(state, kept);
    } catch (IOException e) {
      throw new StateStoreException(
          Reason.UNREADABLE, "The state of swtpm cannot be kept as " + kept + ": " + e, e);
    }
  }

  private static void requireSame(Path state, Path kept) throws IOException {
    if (Files.mismatch(state, kept) >= 0) {
      throw new StateStoreException(
          Reason.OCCUPIED, "An older state of swtpm is kept as " + kept + ": move that away first");
    }
  }

  private static void link(Path state, Path kept) throws IOException {
    try {
      Files.createLink(kept, state);
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(state, kept, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }
}
