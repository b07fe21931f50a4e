package io.github.tpm4j.engine.store;

class MemoryStoreTest extends StateStoreContract {
  @Override
  StateStore open() {
    return new MemoryStore();
  }
}
