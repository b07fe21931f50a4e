package io.github.tpm4j.engine.store;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class EncryptedDirectoryStoreTest extends StateStoreContract {
  @TempDir Path directory;

  @Override
  StateStore open() throws IOException {
    return StateFiles.open(directory, StateFiles.keyFile(directory));
  }
}
