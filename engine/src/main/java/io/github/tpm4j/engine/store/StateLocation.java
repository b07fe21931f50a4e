package io.github.tpm4j.engine.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files that a {@link DirectoryStore} has.
 *
 * @param directory where they are
 * @param state the name of the one with the state
 * @param lock the name of the one that keeps others out
 */
public record StateLocation(Path directory, String state, String lock) {

  /** What swtpm calls the state of a TPM 2.0, for scripts that look for it. */
  private static final String SWTPM_STATE = "tpm2-00.permall";

  /**
   * Those of a directory of a TPM's own: {@code state} and {@code lock}.
   *
   * @param directory need not be there yet
   * @return the place
   */
  public static StateLocation in(Path directory) {
    return new StateLocation(directory, DirectoryStore.FILE_NAME, "lock");
  }

  /**
   * Those that swtpm has in a directory: {@code tpm2-00.permall} and {@code .lock}.
   *
   * @param directory of swtpm's option {@code --tpmstate}
   * @return the place
   */
  public static StateLocation ofSwtpm(Path directory) {
    return new StateLocation(directory, SWTPM_STATE, ".lock");
  }

  /**
   * Those of a TPM 1.2 in a directory of a TPM's own: {@code state-tpm12} and {@code lock}.
   *
   * @param directory need not be there yet
   * @return the place
   */
  public static StateLocation ofTpm12(Path directory) {
    return new StateLocation(directory, "state-tpm12", "lock");
  }

  /**
   * Those that swtpm has in a directory for a TPM 1.2: {@code tpm-00.permall} and {@code .lock}.
   *
   * @param directory of swtpm's option {@code --tpmstate}
   * @return the place
   */
  public static StateLocation ofSwtpmTpm12(Path directory) {
    return new StateLocation(directory, "tpm-00.permall", ".lock");
  }

  /**
   * This, unless only the other of the two names is that of a state of this program in the
   * directory: then that. So whoever makes a state, {@code serve} or the command {@code swtpm}, the
   * other finds it.
   *
   * @return this, or the other one
   * @throws StateStoreException {@code UNREADABLE}
   */
  public StateLocation orOther() {
    StateLocation other = state.equals(SWTPM_STATE) ? in(directory) : ofSwtpm(directory);
    boolean isOfDirectory = equals(in(directory)) || equals(ofSwtpm(directory));
    boolean isThere = Files.exists(statePath());
    return isOfDirectory && !isThere && other.hasState() ? other : this;
  }

  private boolean hasState() {
    return Files.exists(statePath()) && !isOccupied();
  }

  /**
   * Whether something is there already that is no state of this program, which must not be written
   * over.
   *
   * @return true if nothing may be written there
   * @throws StateStoreException {@code UNREADABLE}
   */
  public boolean isOccupied() {
    if (Files.notExists(statePath())) {
      return false;
    }
    try (InputStream in = Files.newInputStream(statePath())) {
      return FileHeader.version(in.readNBytes(FileHeader.LENGTH_BYTES)).isEmpty();
    } catch (IOException e) {
      throw DirectoryStore.unusable(directory, e);
    }
  }

  /** {@return the file with the state} */
  public Path statePath() {
    return directory.resolve(state);
  }

  Path lockPath() {
    return directory.resolve(lock);
  }
}
