package io.github.tpm4j.tss.crypto;

/**
 * Marks threads that work for a TPM of this process, while some command may wait for them: what
 * they asked of that TPM's random numbers would go round in circles.
 */
public final class WorkForTpm {
  private static final ThreadLocal<Boolean> RUNNING = ThreadLocal.withInitial(() -> false);

  private WorkForTpm() {}

  /** Does work in this thread, marked. */
  public static void run(Runnable work) {
    RUNNING.set(true);
    try {
      work.run();
    } finally {
      RUNNING.remove();
    }
  }

  /** {@return whether this thread is marked} */
  public static boolean isRunning() {
    return RUNNING.get();
  }
}
