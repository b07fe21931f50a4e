package io.github.tpm4j.tss.client;

import java.util.concurrent.locks.ReentrantLock;

/**
 * The lock of a TPM: whoever waits for it comes in his turn.
 *
 * <p>To wake a thread takes as long as some commands, and the TPM shall not stand idle meanwhile.
 * So the one that is next is woken while the turn before its own begins, and waits awake for a
 * moment; and a thread that finds the lock free may go before those who wait, but only {@value
 * #MAX_PASSES} times in a row.
 */
public final class TurnLock extends ReentrantLock {
  private static final long serialVersionUID = 1L;

  /** How many go before those who wait, until one of these comes. */
  static final int MAX_PASSES = 2;

  private static final boolean SEVERAL_PROCESSORS = Runtime.getRuntime().availableProcessors() > 1;

  /** Some turns of a TPM within the process, and longer than a thread takes to wake. */
  private static final long AWAKE_NANOS = 100_000;

  private static final int MAX_VAIN = 6;

  /** Held by the one that is next. All others wait for this; nobody else waits for the lock. */
  private final ReentrantLock next = new ReentrantLock(true);

  /** How many others came before the one that is next. */
  private volatile int passes;

  private transient volatile Waits waits = Waits.NONE;

  /** How long the holder has waited. */
  private long thisWaitNanos;

  /** How often in a row it was vain to wait awake. */
  private int vain;

  /** How many shall not try now to wait awake. */
  private int asleep;

  TurnLock() {}

  @Override
  public void lock() {
    if (isHeldByCurrentThread()) {
      super.lock();
      return;
    }
    if (passes < MAX_PASSES && tryLock()) {
      passes = someoneWaits() ? passes + 1 : 0;
      return;
    }
    long begin = System.nanoTime();
    next.lock();
    try {
      if (!comesAwake()) {
        super.lock();
      }
      passes = 0;
    } finally {
      next.unlock();
    }
    waited(System.nanoTime() - begin);
  }

  // The lock that is handed to a sleeping thread is nobody's until it wakes.
  private boolean someoneWaits() {
    return next.isLocked() || next.hasQueuedThreads();
  }

  // Where turns are long, few still try; where there is one processor, the holder needs it.
  private boolean comesAwake() {
    if (!SEVERAL_PROCESSORS) {
      return false;
    }
    if (asleep > 0) {
      asleep--;
      return false;
    }
    long end = System.nanoTime() + AWAKE_NANOS;
    while (System.nanoTime() < end) {
      if (!isLocked() && tryLock()) {
        vain = 0;
        return true;
      }
      // The kernel may have woken this thread on the processor of the holder.
      Thread.yield();
    }
    vain = Math.min(vain + 1, MAX_VAIN);
    asleep = (1 << vain) - 1;
    return false;
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

  /** {@return how threads have waited so far} */
  public Waits waits() {
    return waits;
  }
}
