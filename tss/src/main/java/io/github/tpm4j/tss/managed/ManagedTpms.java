package io.github.tpm4j.tss.managed;

import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import java.lang.ref.Cleaner;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The TPMs of this JVM, one object for each. A TPM is opened for the first who claims it, and
 * closed when the last one has let it go: by closing the claim, or by becoming unreachable.
 */
public final class ManagedTpms {
  private static final Cleaner CLEANER = Cleaner.create();
  private static final Map<Object, Shared> BY_IDENTITY = new HashMap<>();
  private static final ThreadLocal<Boolean> OPENING = ThreadLocal.withInitial(() -> false);

  /** Opens a TPM. */
  @FunctionalInterface
  public interface Opener {
    ManagedTpm open() throws TransportException;
  }

  private ManagedTpms() {}

  /**
   * Claims the TPM with an identity.
   *
   * @param holder lets the TPM go when it becomes unreachable
   * @param opener opens it, if nobody has
   */
  public static Claim claim(Object holder, Object identity, Opener opener)
      throws TransportException {
    Shared shared;
    synchronized (BY_IDENTITY) {
      shared = BY_IDENTITY.computeIfAbsent(identity, Shared::new);
      shared.claims++;
    }
    boolean opened = false;
    try {
      shared.open(opener);
      opened = true;
      return shared.claimedBy(holder);
    } finally {
      if (!opened) {
        shared.letGo(true);
      }
    }
  }

  /** Claims a TPM that no other claim by {@link #claim} reaches. */
  public static Claim own(Object holder, ManagedTpm tpm) {
    Shared shared = new Shared(null);
    shared.claims++;
    shared.tpm = tpm;
    return shared.claimedBy(holder);
  }

  /**
   * Whether this thread is just opening a TPM, or is within a turn of one. What it then asks of a
   * TPM would go round in circles.
   */
  public static boolean isBusyInThisThread() {
    if (OPENING.get()) {
      return true;
    }
    synchronized (BY_IDENTITY) {
      return BY_IDENTITY.values().stream().anyMatch(Shared::isHeldByThisThread);
    }
  }

  /** A TPM and how many claim it. */
  static final class Shared {
    private final Object identity;
    private volatile ManagedTpm tpm;
    private int claims;

    Shared(Object identity) {
      this.identity = identity;
    }

    ManagedTpm tpm() {
      return tpm;
    }

    private boolean isHeldByThisThread() {
      ManagedTpm opened = tpm;
      return opened != null && opened.client().lock().isHeldByCurrentThread();
    }

    private void open(Opener opener) throws TransportException {
      // Whoever closes it waits for the turn of this thread.
      if (isHeldByThisThread()) {
        return;
      }
      synchronized (this) {
        if (tpm == null) {
          OPENING.set(true);
          try {
            tpm = opener.open();
          } finally {
            OPENING.remove();
          }
        }
      }
    }

    private Claim claimedBy(Object holder) {
      Claim claim = new Claim(this);
      claim.setCleanable(CLEANER.register(holder, claim.release()));
      return claim;
    }

    Claim claimAgain(Object holder) {
      synchronized (BY_IDENTITY) {
        claims++;
      }
      return claimedBy(holder);
    }

    /**
     * One claim less.
     *
     * @param closed whether it was closed by its holder, not forgotten. What was forgotten stays
     *     open if it is in this process, where it is in nobody's way, and may be found again
     */
    void letGo(boolean closed) {
      synchronized (BY_IDENTITY) {
        claims--;
      }
      synchronized (this) {
        if (tpm != null && (closed || !isInProcess())) {
          closeUnlessClaimed();
        }
      }
    }

    private boolean isInProcess() {
      return identity != null && tpm.client().info().kind() == TransportInfo.Kind.IN_PROCESS;
    }

    private void closeUnlessClaimed() {
      ReentrantLock turns = tpm.client().lock();
      turns.lock();
      try {
        synchronized (BY_IDENTITY) {
          if (claims > 0) {
            return;
          }
        }
        tpm.close();
        tpm = null;
      } finally {
        turns.unlock();
      }
      synchronized (BY_IDENTITY) {
        if (claims == 0) {
          BY_IDENTITY.remove(identity, this);
        }
      }
    }
  }
}
