package io.github.tpm4j.conformance.fuzz;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.engine.store.MigrationBlob;
import io.github.tpm4j.engine.store.StateProtection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The state of a TPM with one record replaced, all of its checks right. */
final class ForeignState {
  private static final byte[] GET_CAPABILITY = {
    (byte) 0x80, 1, 0, 0, 0, 22, 0, 0, 1, 0x7A, 0, 0, 0, 6, 0, 0, 2, 0, 0, 0, 0, 127
  };

  private final Map<String, byte[]> stored;
  private final Map<String, byte[]> running;

  private ForeignState(Map<String, byte[]> stored, Map<String, byte[]> running) {
    this.stored = stored;
    this.running = running;
  }

  /** The first octet chooses the record, the rest replaces it. */
  static ForeignState in(TpmState state, byte[] input) {
    Map<String, byte[]> stored = new TreeMap<>(state.stored());
    Map<String, byte[]> running = new TreeMap<>(state.running());
    if (input.length > 0) {
      int number = Byte.toUnsignedInt(input[0]) % (stored.size() + running.size());
      byte[] content = Arrays.copyOfRange(input, 1, input.length);
      Map<String, byte[]> map = number < stored.size() ? stored : running;
      List<String> names = List.copyOf(map.keySet());
      map.put(names.get(number < stored.size() ? number : number - stored.size()), content);
    }
    return new ForeignState(stored, running);
  }

  /**
   * Takes it over as a server does, and asks something.
   *
   * @throws io.github.tpm4j.engine.store.StateStoreException if it cannot be read
   */
  void run() {
    try (MemoryStore store = new MemoryStore()) {
      byte[] blob = MigrationBlob.of(stored, StateProtection.none());
      MigrationBlob.importInto(store, blob, StateProtection.none());
      Tpm tpm = new Tpm(TpmConfiguration.of(store));
      tpm.powerOn();
      tpm.resume(running);
      byte[] response = tpm.execute(GET_CAPABILITY, 0);
      if (Octets.size(response) != response.length) {
        throw new AssertionError("the response is not as long as it says");
      }
    }
  }
}
