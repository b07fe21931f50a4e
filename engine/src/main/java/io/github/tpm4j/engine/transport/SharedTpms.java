package io.github.tpm4j.engine.transport;

import io.github.tpm4j.engine.libtpms.SwtpmSource;
import io.github.tpm4j.engine.store.DirectoryStore;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.store.StateStore;
import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.transport.TpmIdentity;
import io.github.tpm4j.transport.TransportAccessException;
import java.util.HashMap;
import java.util.Map;

/** The TPMs that the connections of this process share: those with a directory or a name. */
final class SharedTpms {
  /** Guards the TPMs and their counts of connections. */
  static final Object LOCK = new Object();

  private static final Map<TpmIdentity, SharedTpm> POWERED = new HashMap<>();

  /** What TPMs in memory remember while nobody is connected to them. */
  private static final Map<String, StateStore> MEMORIES = new HashMap<>();

  private SharedTpms() {}

  /**
   * A TPM, powered on, for one connection more.
   *
   * @throws TransportAccessException if its state cannot be used; the message says why
   */
  static SharedTpm acquire(EngineConfiguration configuration) throws TransportAccessException {
    synchronized (LOCK) {
      TpmIdentity identity = configuration.identity();
      SharedTpm known = POWERED.get(identity);
      if (known != null) {
        known.retain();
        return known;
      }
      SharedTpm opened = open(configuration, identity);
      POWERED.put(identity, opened);
      return opened;
    }
  }

  private static SharedTpm open(EngineConfiguration configuration, TpmIdentity identity)
      throws TransportAccessException {
    Runnable forget = () -> POWERED.remove(identity);
    try {
      return configuration.inMemory()
          ? inMemory(configuration, forget)
          : inDirectory(configuration, forget);
    } catch (StateStoreException e) {
      throw new TransportAccessException(e.getMessage(), e);
    }
  }

  private static SharedTpm inMemory(EngineConfiguration configuration, Runnable whenPoweredOff) {
    StateStore store =
        MEMORIES.computeIfAbsent(configuration.name().orElseThrow(), name -> new MemoryStore());
    return new SharedTpm(configuration.over(store), whenPoweredOff);
  }

  private static SharedTpm inDirectory(EngineConfiguration configuration, Runnable forget) {
    DirectoryStore store =
        DirectoryStore.open(
            configuration.realDirectory(), configuration.durability(), StateProtection.none());
    try {
      SwtpmSource.requireNoneIn(configuration.realDirectory(), store);
      return new SharedTpm(
          configuration.over(store),
          () -> {
            store.close();
            forget.run();
          });
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }
}
