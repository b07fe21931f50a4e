package io.github.tpm4j.tss.client;

import java.util.concurrent.locks.ReentrantLock;

/**
 * The lock of a TPM: whoever waits for it comes in his turn.
 *
 * <p>A thread that finds the lock free may go before those who wait, but only {@value #MAX_PASSES}
 * times in a row: to wake the one that waits for longest takes as long as some commands, and
 * meanwhile the TPM would do nothing.
 */
public final class TurnLock extends ReentrantLock {
  private static final long serialVersionUID = 1L;

  /** How many go before those who wait, until one of these comes. */
  static final int MAX_PASSES = 2;

  private volatile int passes;
  private transient volatile Waits waits = Waits.NONE;
  private long thisWaitNanos;

  TurnLock() {
    super(true);
  }

  @Override
  public void lock() {
    if (isHeldByCurrentThread()) {
      super.lock();
      return;
    }
    if (passes < MAX_PASSES && tryLock()) {
      passes = hasQueuedThreads() ? passes + 1 : 0;
      return;
    }
    long begin = System.nanoTime();
    super.lock();
    passes = 0;
    waited(System.nanoTime() - begin);
  }

  @Override
  public boolean tryLock() {
    boolean locked = super.tryLock();
    if (locked && getHoldCount() == 1) {
      thisWaitNanos = 0;
    }
    return locked;
  }

  private void waited(long nanos) {
    thisWaitNanos = nanos;
    waits = waits.and(nanos);
  }

  /** How long the holder has waited, for the first who asks; 0 for others. */
  long takeWaitNanos() {
    long taken = thisWaitNanos;
    thisWaitNanos = 0;
    return taken;
  }

  /** How threads have waited so far. */
  public Waits waits() {
    return waits;
  }
}
