package io.github.tpm4j.engine.transport;

import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.engine.store.StateStore;
import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.transport.TpmIdentity;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportAccessException;
import io.github.tpm4j.transport.TransportInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The TPMs that the connections of this process share: those with a directory or a name. */
public final class SharedTpms {
  /** Guards the TPMs and their counts of connections. */
  static final Object LOCK = new Object();

  private static final Map<TpmIdentity, SharedTpm> POWERED = new HashMap<>();

  /** What TPMs in memory remember while nobody is connected to them. */
  private static final Map<TpmIdentity, StateStore> MEMORIES = new HashMap<>();

  private SharedTpms() {}

  /** {@return the only connection to a new TPM in memory, whose state goes with it} */
  public static Transport unshared(TransportInfo info, Function<StateStore, InProcessTpm> maker) {
    StateStore store = new MemoryStore();
    return new EngineTransport(info, new SharedTpm(maker.apply(store), store::close));
  }

  /**
   * {@return one connection more to the TPM in memory of this name}
   *
   * @param maker of the TPM, where this is the first connection
   */
  public static Transport inMemory(
      TransportInfo info, TpmIdentity identity, Function<StateStore, InProcessTpm> maker)
      throws TransportAccessException {
    Supplier<StateStore> memory =
        () -> MEMORIES.computeIfAbsent(identity, name -> new MemoryStore());
    return new EngineTransport(info, acquire(identity, memory, store -> {}, maker));
  }

  /**
   * {@return one connection more to the TPM of a directory}
   *
   * @param place opens the directory, where this is the first connection
   * @param maker of the TPM, where this is the first connection
   * @throws TransportAccessException if its state cannot be used; the message says why
   */
  public static Transport inDirectory(
      TransportInfo info,
      TpmIdentity identity,
      Supplier<StateStore> place,
      Function<StateStore, InProcessTpm> maker)
      throws TransportAccessException {
    return new EngineTransport(info, acquire(identity, place, StateStore::close, maker));
  }

  /** How a store is left when the TPM is powered off. */
  private interface Leaving {
    void leave(StateStore store);
  }

  private static SharedTpm acquire(
      TpmIdentity identity,
      Supplier<StateStore> place,
      Leaving leaving,
      Function<StateStore, InProcessTpm> maker)
      throws TransportAccessException {
    synchronized (LOCK) {
      SharedTpm known = POWERED.get(identity);
      if (known != null) {
        known.retain();
        return known;
      }
      try {
        SharedTpm opened = open(identity, place.get(), leaving, maker);
        POWERED.put(identity, opened);
        return opened;
      } catch (StateStoreException e) {
        throw new TransportAccessException(e.getMessage(), e);
      }
    }
  }

  private static SharedTpm open(
      TpmIdentity identity,
      StateStore store,
      Leaving leaving,
      Function<StateStore, InProcessTpm> maker) {
    try {
      return new SharedTpm(
          maker.apply(store),
          () -> {
            leaving.leave(store);
            POWERED.remove(identity);
          });
    } catch (RuntimeException e) {
      leaving.leave(store);
      throw e;
    }
  }
}
