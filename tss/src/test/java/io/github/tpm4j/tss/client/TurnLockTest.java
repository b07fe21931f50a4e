package io.github.tpm4j.tss.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnLockTest {
  private static final int THREADS = 64;
  private static final int TURNS = 200;
  private static final int LONGEST_TO_MEAN = 5;
  private static final int WAITERS = 20;

  private final TurnLock lock = new TurnLock();
  private volatile long turn;

  /** How many turns of others came between each request and its turn. */
  private List<Long> waitedTurns(CountDownLatch start) throws InterruptedException {
    start.await();
    List<Long> waited = new ArrayList<>();
    for (int i = 0; i < TURNS; i++) {
      // Just before: a thread that the kernel has stopped elsewhere does not wait for the lock.
      long asked = turn;
      lock.lock();
      try {
        waited.add(turn - asked);
        work();
        turn = turn + 1;
      } finally {
        lock.unlock();
      }
    }
    return waited;
  }

  private void work() {
    long end = System.nanoTime() + 20_000;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void letsNobodyWaitForMuchLongerThanTheOthers() throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<List<Long>>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        all.add(threads.submit(() -> waitedTurns(start)));
      }
      start.countDown();
      List<Long> waited = new ArrayList<>();
      for (Future<List<Long>> one : all) {
        waited.addAll(one.get());
      }
      long longest = waited.stream().mapToLong(Long::longValue).max().orElseThrow();
      double mean = waited.stream().mapToLong(Long::longValue).average().orElseThrow();
      assertEquals(THREADS * TURNS, turn);
      assertTrue(
          longest <= LONGEST_TO_MEAN * mean, "longest " + longest + " turns, in the mean " + mean);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void letsAThreadPassThoseWhoWaitOnlySoOften() throws Exception {
    AtomicInteger came = new AtomicInteger();
    List<Thread> waiting = new ArrayList<>();
    lock.lock();
    for (int i = 0; i < WAITERS; i++) {
      Thread waiter =
          new Thread(
              () -> {
                lock.lock();
                came.incrementAndGet();
                lock.unlock();
              });
      waiting.add(waiter);
      waiter.start();
      while (waiter.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
    lock.unlock();
    int turns = 0;
    while (came.get() < WAITERS) {
      lock.lock();
      turns++;
      lock.unlock();
    }
    for (Thread waiter : waiting) {
      waiter.join();
    }
    // The one after those is in its turn, behind all who wait.
    int atMost = TurnLock.MAX_PASSES + 1;
    assertTrue(turns <= atMost, turns + " turns, not " + atMost);
  }

  @Test
  void countsWhoHasWaited() throws Exception {
    lock.lock();
    Thread other =
        new Thread(
            () -> {
              lock.lock();
              lock.unlock();
            });
    other.start();
    while (!lock.hasQueuedThread(other)) {
      Thread.onSpinWait();
    }
    lock.unlock();
    other.join();
    assertEquals(1, lock.waits().count());
    assertTrue(lock.waits().total().toNanos() > 0);
    assertEquals(lock.waits().total(), lock.waits().longest());
  }

  @Test
  void letsItsHolderInAgainBeforeThoseWhoWait() throws Exception {
    lock.lock();
    Thread other =
        new Thread(
            () -> {
              lock.lock();
              lock.unlock();
            });
    other.start();
    while (!lock.hasQueuedThread(other)) {
      Thread.onSpinWait();
    }
    lock.lock();
    assertEquals(2, lock.getHoldCount());
    assertTrue(lock.tryLock());
    lock.unlock();
    lock.unlock();
    lock.unlock();
    other.join();
    assertFalse(lock.isLocked());
  }
}
