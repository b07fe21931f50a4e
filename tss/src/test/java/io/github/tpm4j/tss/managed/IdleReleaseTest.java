package io.github.tpm4j.tss.managed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.Caller;
import io.github.tpm4j.tss.resource.Resident;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.testing.NumberedObject;
import io.github.tpm4j.tss.testing.SlotTpm;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is held behind a resource manager is given back by who does not use it. */
class IdleReleaseTest {
  private static final int SLOTS = 3;
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final ReentrantLock lock = new ReentrantLock();
  private final List<Runnable> scheduled = new ArrayList<>();
  private final List<Long> delays = new ArrayList<>();
  private long now = 1_000;
  private int released;

  private IdleRelease idle(Runnable release) {
    return new IdleRelease(lock, release, () -> now, this::schedule);
  }

  private void schedule(Runnable task, long delayNanos) {
    scheduled.add(task);
    delays.add(delayNanos);
  }

  private void pass(long nanos) {
    now += nanos;
    scheduled.remove(0).run();
    delays.remove(0);
  }

  @Test
  void isReleasedWhenNothingCameForAWhile() {
    IdleRelease idle = idle(() -> released++);
    idle.used();
    assertEquals(List.of(IDLE_NANOS), delays);
    pass(IDLE_NANOS);
    assertEquals(1, released);
    assertEquals(0, scheduled.size());
  }

  @Test
  void hasOneCheckPendingAtMost() {
    IdleRelease idle = idle(() -> released++);
    for (int i = 0; i < 500; i++) {
      idle.used();
      now++;
    }
    assertEquals(1, scheduled.size());
    pass(IDLE_NANOS - 500);
    assertEquals(0, released);
    assertEquals(List.of(499L), delays);
    pass(499);
    assertEquals(1, released);
    idle.used();
    assertEquals(1, scheduled.size());
  }

  @Test
  void waitsWhileItIsInUse() throws Exception {
    IdleRelease idle = idle(() -> released++);
    idle.used();
    lock.lock();
    Thread other = new Thread(() -> pass(IDLE_NANOS));
    other.start();
    other.join();
    lock.unlock();
    assertEquals(0, released);
    assertEquals(List.of(IDLE_NANOS), delays);
    pass(IDLE_NANOS);
    assertEquals(1, released);
  }

  @Test
  void goesOnAfterTheTpmWasNotThere() {
    IdleRelease idle =
        idle(
            () -> {
              throw new TpmException("gone");
            });
    idle.used();
    pass(IDLE_NANOS);
    idle.used();
    assertEquals(1, scheduled.size());
  }

  @Test
  void concernsResourceManagersOnly() {
    idle(null).used();
    assertEquals(0, scheduled.size());
  }

  @Test
  void givesBackSessionsAndSlots_andTheNextUseTakesThemAgain() {
    SlotTpm slots = SlotTpm.resourceManaged(SLOTS);
    TpmClient client = new TpmClient(slots);
    ManagedTpm managed =
        new ManagedTpm(
            client,
            SLOTS,
            release -> new IdleRelease(client.lock(), release, () -> now, this::schedule));
    use(managed);
    assertEquals(1, slots.loadedObjects());
    assertEquals(1, slots.openSessions());
    pass(IDLE_NANOS);
    assertEquals(0, slots.loadedObjects());
    assertEquals(0, slots.openSessions());
    slots.takeSent();
    use(managed);
    assertEquals(1, slots.openSessions());
    assertEquals(1, slots.takeSent().stream().filter(TpmCc.CONTEXT_LOAD::equals).count());
  }

  private static void use(ManagedTpm managed) {
    managed.run(
        new Plain(),
        turn -> {
          NumberedObject object = new NumberedObject(turn.client(), managed.objects(), 1);
          try (Resident held = turn.hold(object)) {
            managed.sessions().hmac(HashAlg.SHA256, turn);
            return held.object().name();
          }
        });
  }

  /** Sends no secrets, so that no key to salt sessions is wanted. */
  private static final class Plain implements Caller {
    @Override
    public Supplier<SecretBytes> hierarchyAuth(TpmHandle hierarchy) {
      return () -> SecretBytes.EMPTY;
    }

    @Override
    public Optional<Bytes> storageKeyName() {
      return Optional.empty();
    }

    @Override
    public boolean sessionless() {
      return true;
    }
  }

  @Test
  void endsTheTurn_andIsTriedAgain_whereNoThreadCanBeMade() {
    SlotTpm slots = SlotTpm.resourceManaged(SLOTS);
    TpmClient client = new TpmClient(slots);
    AtomicBoolean full = new AtomicBoolean(true);
    ManagedTpm managed =
        new ManagedTpm(
            client,
            SLOTS,
            release ->
                new IdleRelease(
                    client.lock(),
                    release,
                    () -> now,
                    (task, delayNanos) -> {
                      if (full.get()) {
                        throw new RejectedExecutionException("no thread");
                      }
                      schedule(task, delayNanos);
                    }));
    assertThrows(RejectedExecutionException.class, () -> use(managed));
    assertFalse(client.lock().isLocked());
    full.set(false);
    use(managed);
    pass(IDLE_NANOS);
    assertEquals(0, slots.openSessions());
  }

  @Test
  void theKeysOfSessionsAreWipedWithTheConnection_thoughTheManagerEndsThem() {
    SlotTpm slots = SlotTpm.resourceManaged(SLOTS);
    ManagedTpm managed = new ManagedTpm(new TpmClient(slots), SLOTS, false);
    AuthSession session =
        managed.run(new Plain(), turn -> managed.sessions().hmac(HashAlg.SHA256, turn));
    slots.takeSent();
    managed.close();
    assertTrue(session.isLost());
    assertEquals(List.of(), slots.takeSent());
  }
}
