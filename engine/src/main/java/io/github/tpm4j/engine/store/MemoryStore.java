package io.github.tpm4j.engine.store;

import java.util.Map;
import java.util.Optional;

/** Keeps state as long as the object lives: a TPM that forgets everything with its process. */
public final class MemoryStore implements StateStore {
  private final Content content = new Content();
  private boolean closed;

  /** Makes an empty store. */
  public MemoryStore() {}

  @Override
  public synchronized Map<String, byte[]> load() {
    requireOpen();
    return content.copy();
  }

  @Override
  public synchronized void commit(Map<String, Optional<byte[]>> changes) {
    requireOpen();
    content.take(ChangeSet.copyOf(changes));
  }

  @Override
  public synchronized void discardHistory() {
    requireOpen();
  }

  @Override
  public synchronized void close() {
    closed = true;
    content.wipe();
  }

  private void requireOpen() {
    if (closed) {
      throw new StateStoreException(
          StateStoreException.Reason.CLOSED, "This TPM state in memory was closed before.");
    }
  }
}
