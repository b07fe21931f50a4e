package io.github.tpm4j.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.engine.store.StateStoreException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateKeeperTest {
  private static final Set<Lifetime> ALL = EnumSet.allOf(Lifetime.class);

  private final MemoryStore store = new MemoryStore();
  private final StateKeeper keeper = new StateKeeper(store);
  private final NumberRecord persistent = new NumberRecord(keeper, Lifetime.PERSISTENT, "kept");
  private final NumberRecord reset = new NumberRecord(keeper, Lifetime.RESET, "reset");

  @Test
  void emptyStoreIsATpmToManufacture() {
    assertFalse(keeper.load());
  }

  @Test
  void commitStoresChangedPersistentRecordsOnly() {
    persistent.set(5);
    reset.set(6);
    keeper.commit();

    assertEquals(Set.of("kept"), store.load().keySet());
  }

  @Test
  void restoresWhatWasPut() {
    persistent.set(5);
    reset.set(6);
    keeper.putAll(ALL);
    keeper.commit();
    persistent.set(7);
    reset.set(8);

    assertTrue(keeper.load());
    keeper.restore(ALL);
    assertEquals(5, persistent.get());
    assertEquals(6, reset.get());
  }

  @Test
  void recordThatTheStoreLacksBegins() {
    persistent.set(5);
    keeper.commit();
    reset.set(6);

    keeper.load();
    keeper.restore(ALL);
    assertEquals(0, reset.get());
  }

  @Test
  void removedRecordIsGoneFromTheStore() {
    persistent.set(5);
    keeper.commit();
    keeper.remove(persistent);
    keeper.commit();

    assertTrue(store.load().isEmpty());
  }

  @Test
  void recordThatCannotBeReadIsDamage_namedInTheMessage() {
    store.commit(Map.of("kept", Optional.of(new byte[] {1, 2, 3})));
    keeper.load();
    StateStoreException refusal =
        assertThrows(StateStoreException.class, () -> keeper.restore(ALL));
    assertEquals(StateStoreException.Reason.DAMAGED, refusal.reason());
    assertTrue(refusal.getMessage().contains("\"kept\""), refusal::getMessage);
  }

  @Test
  void tellsBeforeACommitThatSavedStateHasChanged() {
    int[] told = {0};
    keeper.whenSavedStateChanges(() -> told[0]++);
    persistent.set(1);
    keeper.commit();
    assertEquals(0, told[0]);

    reset.set(1);
    keeper.commit();
    assertEquals(1, told[0]);
  }
}
