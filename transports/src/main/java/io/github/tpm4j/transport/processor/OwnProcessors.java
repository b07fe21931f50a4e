package io.github.tpm4j.transport.processor;

import java.util.BitSet;

/**
 * The processors of a thread that was {@linkplain #narrow narrowed} to one, and has to get its own
 * back. For that thread alone.
 */
public final class OwnProcessors {
  private static final ThreadLocal<OwnProcessors> NARROWED = new ThreadLocal<>();
  private static final int NONE = -1;

  private final BitSet own;
  private int narrowedTo = NONE;

  /** Remembers those of the calling thread. */
  OwnProcessors() {
    own = ProcessorMask.ofCaller();
  }

  /**
   * Gives the calling thread its own processors back, if it was narrowed. To be called before it
   * starts another thread, or might: a new thread inherits the processors of the one that starts
   * it, and would keep them.
   */
  public static void restoreCaller() {
    OwnProcessors narrowed = NARROWED.get();
    if (narrowed != null) {
      narrowed.restore();
    }
  }

  /** Whether there are several that it could be narrowed to. */
  boolean areSeveral() {
    return own.cardinality() > 1;
  }

  /**
   * Moves the calling thread to one of its own processors, where it stays; false if that is none of
   * them, or the system refuses.
   */
  boolean narrow(int processor) {
    if (processor < 0 || !own.get(processor)) {
      return false;
    }
    if (processor == narrowedTo) {
      return true;
    }
    BitSet one = new BitSet();
    one.set(processor);
    if (!ProcessorMask.setOfCaller(one)) {
      return false;
    }
    narrowedTo = processor;
    NARROWED.set(this);
    return true;
  }

  boolean isNarrowed() {
    return narrowedTo != NONE;
  }

  /** Gives the calling thread all of its own back. */
  void restore() {
    if (isNarrowed()) {
      // Cannot be refused: they were the thread's before. If the machine has lost some of them,
      // the kernel gives what is left.
      ProcessorMask.setOfCaller(own);
      narrowedTo = NONE;
    }
    NARROWED.remove();
  }
}
