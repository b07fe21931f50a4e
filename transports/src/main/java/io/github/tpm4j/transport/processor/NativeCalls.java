package io.github.tpm4j.transport.processor;

import java.util.concurrent.atomic.AtomicBoolean;

/** Whether {@link ProcessorCalls} can be used. Loading takes some 50 ms, which nobody waits for. */
final class NativeCalls {
  private static final AtomicBoolean ASKED = new AtomicBoolean();
  private static volatile boolean ready;

  private NativeCalls() {}

  /** False until a thread of their own has loaded them, and for ever where they do not load. */
  static boolean areReady() {
    if (!ready && ASKED.compareAndSet(false, true)) {
      Thread thread = new Thread(NativeCalls::load, "tpm4j-processor-calls");
      thread.setDaemon(true);
      thread.start();
    }
    return ready;
  }

  private static void load() {
    try {
      ready = !ProcessorMask.ofCaller().isEmpty();
    } catch (LinkageError | RuntimeException e) {
      // No library of this platform, or not of this C library: threads stay where they are put.
      ready = false;
    }
  }
}
