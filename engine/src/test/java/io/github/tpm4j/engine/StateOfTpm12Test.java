package io.github.tpm4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.engine.store.StateStoreException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A TPM 2.0 does not take the state of a TPM 1.2, such as from a migration, for its own. */
class StateOfTpm12Test {
  @Test
  void isRefusedAndStaysAsItIs() {
    MemoryStore store = new MemoryStore();
    store.commit(Map.of("tpm12", Optional.of(new byte[] {1})));
    Tpm tpm = new Tpm(TpmConfiguration.of(store));
    StateStoreException refused = assertThrows(StateStoreException.class, tpm::powerOn);
    assertEquals(StateStoreException.Reason.OTHER_PROFILE, refused.reason());
    assertEquals(1, store.load().size());
  }
}
