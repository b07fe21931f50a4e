package io.github.tpm4j.tss.managed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.transport.ForwardingTransport;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.clock.ReadClock;
import io.github.tpm4j.tss.error.TpmTransportException;
import io.github.tpm4j.tss.keys.Caller;
import io.github.tpm4j.tss.testing.SlotTpm;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One object for each TPM, as long as somebody has it. */
class ManagedTpmsTest {
  private static final int SLOTS = 3;
  private static final int THREADS = 16;

  private final Object identity = new Object();
  private final Object holder = new Object();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private TransportInfo.Kind kind = TransportInfo.Kind.SIMULATOR;

  private ManagedTpm open() {
    opened.incrementAndGet();
    SlotTpm slots = new SlotTpm(kind, SLOTS, SLOTS);
    Transport counted =
        new ForwardingTransport(slots) {
          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };
    return new ManagedTpm(new TpmClient(counted), SLOTS, false);
  }

  private Claim claim() throws TransportException {
    return ManagedTpms.claim(holder, identity, this::open);
  }

  @Test
  void isOpenedOnce_andClosedByTheLast() throws Exception {
    Claim one = claim();
    Claim other = claim();
    assertSame(one.tpm(), other.tpm());
    one.close();
    assertEquals(0, closed.get());
    assertSame(other.tpm(), other.again(holder).tpm());
    other.close();
    assertEquals(0, closed.get());
  }

  @Test
  void isOpenedAnewAfterTheLastHasClosedIt() throws Exception {
    Claim first = claim();
    ManagedTpm before = first.tpm();
    first.close();
    assertEquals(1, closed.get());
    first.close();
    assertEquals(1, closed.get());
    Claim then = claim();
    assertNotSame(before, then.tpm());
    then.close();
    assertEquals(2, closed.get());
  }

  @Test
  void refusesWhoHasGivenItBack_thoughOthersHaveIt() throws Exception {
    Claim gone = claim();
    Claim other = claim();
    gone.close();
    String message = assertThrows(TpmTransportException.class, gone::tpm).getMessage();
    assertTrue(message.contains("slots"), message);
    assertThrows(TpmTransportException.class, () -> gone.again(holder));
    other.close();
    assertEquals(1, closed.get());
  }

  @Test
  void claimsOfATransportOfOnesOwnAreOnesOwn() {
    Claim one = ManagedTpms.own(holder, open());
    Claim more = one.again(holder);
    Claim other = ManagedTpms.own(holder, open());
    assertSame(one.tpm(), more.tpm());
    assertNotSame(one.tpm(), other.tpm());
    one.close();
    assertEquals(0, closed.get());
    more.close();
    other.close();
    assertEquals(2, closed.get());
  }

  @Test
  void isNotRememberedIfItDoesNotOpen() throws Exception {
    assertThrows(
        TransportException.class,
        () ->
            ManagedTpms.claim(
                holder,
                identity,
                () -> {
                  throw new TransportException("refused");
                }));
    assertFalse(ManagedTpms.isBusyInThisThread());
    Claim then = claim();
    assertEquals(1, opened.get());
    then.close();
    assertEquals(1, closed.get());
  }

  @Test
  void isLetGoByWhoeverForgetsIt() throws Exception {
    Claim kept = ManagedTpms.claim(new Object(), identity, this::open);
    assertTrue(kept.tpm() != null);
    awaitClosed(1);
  }

  @Test
  void staysWhereItIsInThisProcess_thoughForgotten_andIsFoundAgain() throws Exception {
    kind = TransportInfo.Kind.IN_PROCESS;
    ManagedTpm forgotten = ManagedTpms.claim(new Object(), identity, this::open).tpm();
    kind = TransportInfo.Kind.SIMULATOR;
    ManagedTpms.claim(new Object(), new Object(), this::open);
    awaitClosed(1);
    Claim again = claim();
    assertSame(forgotten, again.tpm());
    again.close();
  }

  // The other TPM is forgotten later, so what concerns the first has happened by then.
  private void awaitClosed(int count) throws InterruptedException {
    while (closed.get() < count) {
      System.gc();
      Thread.sleep(10);
    }
  }

  @Test
  void knowsThatThisThreadIsBusyWithIt() throws Exception {
    try (Claim claim = claim()) {
      assertFalse(ManagedTpms.isBusyInThisThread());
      boolean busy = claim.tpm().run(Caller.ANYBODY, turn -> ManagedTpms.isBusyInThisThread());
      assertTrue(busy);
    }
    AtomicInteger opening = new AtomicInteger();
    ManagedTpms.claim(
            holder,
            identity,
            () -> {
              opening.addAndGet(ManagedTpms.isBusyInThisThread() ? 1 : 0);
              return open();
            })
        .close();
    assertEquals(1, opening.get());
  }

  @Test
  void canBeClaimedWithinATurn_whileAnotherThreadClosesTheLastClaim() throws Exception {
    Claim outer = claim();
    ManagedTpm tpm = outer.tpm();
    Thread closer = new Thread(outer::close);
    Claim inner =
        tpm.run(
            Caller.ANYBODY,
            turn -> {
              closer.start();
              while (!tpm.client().lock().hasQueuedThread(closer)) {
                Thread.onSpinWait();
              }
              try {
                return claim();
              } catch (TransportException e) {
                throw new IllegalStateException(e);
              }
            });
    closer.join();
    assertSame(tpm, inner.tpm());
    assertEquals(0, closed.get());
    inner.close();
    assertEquals(1, closed.get());
  }

  @Test
  void threadsThatOpenAndCloseItNeverMeetAClosedOne() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        running.add(threads.submit(this::openAndClose));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      threads.shutdown();
    }
    assertEquals(opened.get(), closed.get());
    assertFalse(ManagedTpms.isBusyInThisThread());
  }

  private Void openAndClose() throws TransportException {
    for (int i = 0; i < 100; i++) {
      try (Claim claim = claim()) {
        int closedBefore = closed.get();
        claim.tpm().run(Caller.ANYBODY, turn -> turn.client().execute(new ReadClock.Request()));
        assertTrue(opened.get() > closedBefore);
      }
    }
    return null;
  }

  @Test
  void keepsNothingOfWhatDidNotOpen() {
    WeakReference<Object> refused = refused();
    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          while (refused.get() != null) {
            System.gc();
            Thread.sleep(10);
          }
        });
  }

  private WeakReference<Object> refused() {
    Object unreachable = new Object();
    assertThrows(
        TransportException.class,
        () ->
            ManagedTpms.claim(
                holder,
                unreachable,
                () -> {
                  throw new TransportException("refused");
                }));
    return new WeakReference<>(unreachable);
  }

  @Test
  void closesTheConnectionOfWhatCannotBeMade() {
    TpmClient client = open().client();
    assertThrows(IllegalArgumentException.class, () -> new ManagedTpm(client, -1, false));
    assertEquals(1, closed.get());
  }
}
