package io.github.tpm4j.tss.managed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.tpm4j.transport.ForwardingTransport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.error.TpmTransportException;
import io.github.tpm4j.tss.keys.Caller;
import io.github.tpm4j.tss.testing.SlotTpm;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** Who has a turn may claim the TPM and let it go, whatever other threads do with it meanwhile. */
class ClaimsInTurnsTest {
  private static final int SLOTS = 3;

  /** Only what waits for ever takes as long. */
  private static final Duration FOR_EVER = Duration.ofMinutes(1);

  private final Object identity = new Object();
  private final Object holder = new Object();
  private final AtomicInteger closed = new AtomicInteger();

  private ManagedTpm open() {
    SlotTpm slots = new SlotTpm(TransportInfo.Kind.SIMULATOR, SLOTS, SLOTS);
    return new ManagedTpm(
        new TpmClient(
            new ForwardingTransport(slots) {
              @Override
              public void close() {
                closed.incrementAndGet();
              }
            }),
        SLOTS,
        false);
  }

  private Claim claim() throws TransportException {
    return ManagedTpms.claim(holder, identity, this::open);
  }

  private static <T> T inTurn(ManagedTpm tpm, Callable<T> work) {
    return tpm.run(
        Caller.ANYBODY,
        turn -> {
          try {
            return work.call();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void whoLetsGoOfOneOfSeveralClaimsWaitsForNobody() throws Exception {
    Claim kept = claim();
    Claim ofThis = claim();
    Claim ofOther = claim();
    ReentrantLock turns = kept.tpm().client().lock();
    Thread other = new Thread(ofOther::close);
    inTurn(
        kept.tpm(),
        () -> {
          other.start();
          while (other.isAlive()) {
            assertFalse(turns.hasQueuedThread(other));
          }
          ofThis.close();
          return true;
        });
    assertEquals(0, closed.get());
    kept.close();
    assertEquals(1, closed.get());
  }

  @Test
  void theLastClaimMayBeLetGoInATurn_whileAnotherThreadWaitsToClose() {
    assertTimeoutPreemptively(
        FOR_EVER,
        () -> {
          Claim outer = claim();
          ManagedTpm tpm = outer.tpm();
          Thread closer = new Thread(outer::close);
          closer.setDaemon(true);
          inTurn(
              tpm,
              () -> {
                closer.start();
                while (!tpm.client().lock().hasQueuedThread(closer)) {
                  Thread.onSpinWait();
                }
                claim().close();
                return true;
              });
          closer.join();
          assertEquals(1, closed.get());
        });
  }

  @Test
  void aLongTurnDoesNotHoldUpThatOtherTpmsAreClosedWhenForgotten() {
    assertTimeoutPreemptively(
        FOR_EVER,
        () -> {
          ManagedTpm tpm = ManagedTpms.claim(new Object(), identity, this::open).tpm();
          inTurn(
              tpm,
              () -> {
                while (!tpm.client().lock().hasQueuedThreads()) {
                  System.gc();
                  Thread.sleep(10);
                }
                ManagedTpms.claim(new Object(), new Object(), this::open);
                awaitClosed(1);
                return true;
              });
          awaitClosed(2);
        });
  }

  private void awaitClosed(int count) throws InterruptedException {
    while (closed.get() < count) {
      System.gc();
      Thread.sleep(10);
    }
  }

  @Test
  void aClaimOfWhatIsJustClosedIsRefused_orGood() throws Exception {
    for (int i = 0; i < 5_000; i++) {
      Claim last = ManagedTpms.own(holder, open());
      Thread closer = new Thread(last::close);
      closer.start();
      try (Claim more = last.again(holder)) {
        assertEquals(SLOTS, inTurn(more.tpm(), () -> SLOTS));
      } catch (TpmTransportException e) {
        assertEquals("The connection to slots was closed before", e.getMessage());
      }
      closer.join();
      assertEquals(i + 1, closed.get());
    }
  }
}
