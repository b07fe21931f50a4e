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

  /** Those of a directory of a TPM's own: {@code state} and {@code lock}. */
  public static StateLocation in(Path directory) {
    return new StateLocation(directory, DirectoryStore.FILE_NAME, "lock");
  }

  /**
   * Whether something is there already that is no state of this program, which must not be written
   * over.
   *
   * @throws IOException if it cannot be read
   */
  public boolean isOccupied() throws IOException {
    if (Files.notExists(statePath())) {
      return false;
    }
    try (InputStream in = Files.newInputStream(statePath())) {
      return FileHeader.version(in.readNBytes(FileHeader.LENGTH_BYTES)).isEmpty();
    }
  }

  Path statePath() {
    return directory.resolve(state);
  }

  Path lockPath() {
    return directory.resolve(lock);
  }
}
