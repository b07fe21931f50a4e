package io.github.tpm4j.engine.libtpms;

import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.engine.store.StateStoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** {@code --tpmstate dir=}: a file for each kind of state. */
final class SwtpmDirectory implements SwtpmFiles {
  static final String PERMANENT = "tpm2-00.permall";

  private static final String VOLATILE = "tpm2-00.volatilestate";
  private static final String PERMANENT_OF_TPM_1_2 = "tpm-00.permall";
  private static final String LOCK = ".lock";

  private final Path directory;
  private final Optional<SourceFile> lock;

  private SwtpmDirectory(Path directory, Optional<SourceFile> lock) {
    this.directory = directory;
    this.lock = lock;
  }

  static SwtpmDirectory open(Path directory) throws IOException {
    requireTpm2(directory);
    Path lock = directory.resolve(LOCK);
    return new SwtpmDirectory(
        directory, Files.exists(lock) ? Optional.of(SourceFile.lock(lock)) : Optional.empty());
  }

  /** Without its lock, which the caller holds. */
  static SwtpmDirectory openLocked(Path directory) {
    requireTpm2(directory);
    return new SwtpmDirectory(directory, Optional.empty());
  }

  private static void requireTpm2(Path directory) {
    if (Files.exists(directory.resolve(PERMANENT_OF_TPM_1_2))) {
      throw new StateStoreException(
          Reason.UNREADABLE,
          "The state of swtpm in " + directory + " is of a TPM 1.2, which cannot become a 2.0.");
    }
  }

  @Override
  public Optional<byte[]> permanent() throws IOException {
    return whole(directory.resolve(PERMANENT));
  }

  @Override
  public Optional<byte[]> volatileState() throws IOException {
    return whole(directory.resolve(VOLATILE));
  }

  private static Optional<byte[]> whole(Path path) throws IOException {
    if (Files.notExists(path)) {
      return Optional.empty();
    }
    try (SourceFile file = SourceFile.open(path)) {
      return Optional.of(file.whole());
    }
  }

  @Override
  public void close() throws IOException {
    if (lock.isPresent()) {
      lock.get().close();
    }
  }
}
