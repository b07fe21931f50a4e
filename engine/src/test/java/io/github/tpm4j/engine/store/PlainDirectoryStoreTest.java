package io.github.tpm4j.engine.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class PlainDirectoryStoreTest extends StateStoreContract {
  @TempDir Path directory;

  @Override
  StateStore open() {
    return DirectoryStore.open(directory, Durability.POWER_LOSS, StateProtection.none());
  }
}
