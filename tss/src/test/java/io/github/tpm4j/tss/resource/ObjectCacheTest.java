package io.github.tpm4j.tss.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.clock.ReadClock;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.error.TpmResourceException;
import io.github.tpm4j.tss.testing.NumberedObject;
import io.github.tpm4j.tss.testing.SlotTpm;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ObjectCacheTest {
  private static final int SLOTS = 3;
  private static final int CAPACITY = 5;

  private final SlotTpm tpm = new SlotTpm(TransportInfo.Kind.IN_PROCESS, SLOTS, SLOTS);
  private final TpmClient client = new TpmClient(tpm);
  private final ObjectCache cache = new ObjectCache(client, CAPACITY);

  private void use(int... numbers) {
    for (int number : numbers) {
      use(number, () -> null);
    }
  }

  private <T> T use(int number, Supplier<T> meanwhile) {
    try (Resident held = cache.hold(new NumberedObject(client, cache, number), null)) {
      assertTrue(held.object().name().size() > 0);
      return meanwhile.get();
    }
  }

  private Bytes name(int number) {
    try (Resident held = cache.hold(new NumberedObject(client, cache, number), null)) {
      return held.object().name();
    }
  }

  @Test
  void loadsAnObjectOnce() {
    use(1, 2, 1, 2, 1);
    assertEquals(2, count(tpm.takeSent(), TpmCc.LOAD_EXTERNAL));
  }

  @Test
  void takesTheSlotOfWhatWasNotUsedForLongest() {
    use(1, 2, 3, 1);
    tpm.takeSent();
    use(4, 1, 3);
    assertEquals(
        List.of(TpmCc.CONTEXT_SAVE, TpmCc.FLUSH_CONTEXT, TpmCc.LOAD_EXTERNAL), tpm.takeSent());
    assertEquals(SLOTS, tpm.loadedObjects());
  }

  @Test
  void bringsAnObjectBackFromItsContext_whichIsSavedOnce() {
    use(1, 2, 3, 4);
    Bytes first = name(1);
    use(2, 3, 4);
    tpm.takeSent();
    assertEquals(first, name(1));
    List<TpmCc> sent = tpm.takeSent();
    assertTrue(sent.contains(TpmCc.CONTEXT_LOAD), sent::toString);
    assertFalse(sent.contains(TpmCc.LOAD_EXTERNAL), sent::toString);
  }

  @Test
  void neverTakesTheSlotOfAnObjectInUse() {
    Supplier<Object> fourth = () -> use(4, () -> null);
    Supplier<Object> nested = () -> use(1, () -> use(2, () -> use(3, fourth)));
    assertThrows(TpmResourceException.class, nested::get);
    use(4);
  }

  @Test
  void loadsFromTheSourceAfterAReset() {
    use(1, 2);
    tpm.reset();
    client.execute(new ReadClock.Request());
    tpm.takeSent();
    use(1);
    assertEquals(1, count(tpm.takeSent(), TpmCc.LOAD_EXTERNAL));
    assertEquals(1, tpm.loadedObjects());
  }

  @Test
  void loadsFromTheSourceWhereTheContextIsVoid() {
    use(1, 2, 3, 4);
    tpm.reset();
    client.execute(new ReadClock.Request());
    Bytes first = name(1);
    assertEquals(first, name(1));
  }

  @Test
  void findsOutThatAnObjectWasFlushedByOthers() {
    use(1);
    assertFalse(cache.verify());
    tpm.loseObjects();
    assertTrue(cache.verify());
    tpm.takeSent();
    use(1);
    assertEquals(1, count(tpm.takeSent(), TpmCc.LOAD_EXTERNAL));
  }

  @Test
  void givesAllSlotsBackAtItsEnd() {
    use(1, 2, 3, 4);
    cache.close();
    assertEquals(0, tpm.loadedObjects());
  }

  @Test
  void givesUpTheSlotsOfWhatIsNotInUse_andBringsItBack() {
    use(
        1,
        () -> {
          use(2, 3);
          cache.releaseSlots();
          return null;
        });
    assertEquals(1, tpm.loadedObjects());
    tpm.takeSent();
    use(2);
    assertEquals(List.of(TpmCc.CONTEXT_LOAD), tpm.takeSent());
  }

  @Test
  void forgetsWhatIsBeyondItsCapacity() {
    use(1, 2, 3, 4, 5, 6, 7, 8);
    assertEquals(SLOTS, tpm.loadedObjects());
    use(1);
    assertEquals(SLOTS, tpm.loadedObjects());
  }

  @Test
  void leavesASlotToOthersWhereThereAreOthers() {
    SlotTpm shared = new SlotTpm(TransportInfo.Kind.SIMULATOR, SLOTS, SLOTS);
    TpmClient one = new TpmClient(shared);
    ObjectCache polite = new ObjectCache(one, CAPACITY);
    for (int number = 1; number <= SLOTS; number++) {
      polite.hold(new NumberedObject(one, polite, number), null).close();
    }
    assertEquals(SLOTS - 1, shared.loadedObjects());
  }

  private static long count(List<TpmCc> sent, TpmCc wanted) {
    return sent.stream().filter(wanted::equals).count();
  }
}
