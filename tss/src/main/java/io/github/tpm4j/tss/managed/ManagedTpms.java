package io.github.tpm4j.tss.managed;

import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import java.lang.ref.Cleaner;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The TPMs of this JVM, one object for each. A TPM is opened for the first who claims it, and
 * closed when the last one has let it go: by closing the claim, or by becoming unreachable.
 *
 * <p>Locks are taken in this order: the lock of a TPM's client, which is a turn; that of its {@link
 * Shared}, under which it is opened and closed; that of {@code BY_IDENTITY}, under which claims are
 * counted, and nothing else is done. So whoever has a turn may claim and let go.
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
    boolean claimed = false;
    try {
      shared.open(opener);
      Claim claim = shared.claimedBy(holder);
      claimed = true;
      return claim;
    } finally {
      if (!claimed) {
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
   * {@return whether this thread is just opening a TPM, or is within a turn of one} What it then
   * asks of a TPM would go round in circles.
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

    // No monitor: a virtual thread that opens a TPM would hold its carrier before JDK 24.
    private final ReentrantLock opening = new ReentrantLock();
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
      opening.lock();
      try {
        if (tpm == null) {
          OPENING.set(true);
          try {
            tpm = opener.open();
          } finally {
            OPENING.remove();
          }
        }
      } finally {
        opening.unlock();
      }
    }

    private Claim claimedBy(Object holder) {
      Claim claim = new Claim(this);
      claim.setCleanable(CLEANER.register(holder, claim.release()));
      return claim;
    }

    /**
     * One claim more.
     *
     * @param claimed the TPM that the caller has claimed
     * @return empty if it was closed meanwhile
     */
    Optional<Claim> claimAgain(ManagedTpm claimed, Object holder) {
      opening.lock();
      try {
        synchronized (BY_IDENTITY) {
          if (claims == 0 || tpm != claimed) {
            return Optional.empty();
          }
          claims++;
        }
      } finally {
        opening.unlock();
      }
      return Optional.of(claimedBy(holder));
    }

    /**
     * One claim less.
     *
     * @param closed whether it was closed by its holder, not forgotten. What was forgotten stays
     *     open if it is in this process, where it is in nobody's way, and may be found again
     */
    void letGo(boolean closed) {
      ManagedTpm last;
      synchronized (BY_IDENTITY) {
        claims--;
        last = tpm;
        if (last == null) {
          forgetUnlessClaimed();
        }
        if (last == null || claims > 0) {
          return;
        }
      }
      if (closed) {
        closeUnlessClaimed(last);
      } else if (!isInProcess(last)) {
        // The thread that finds what was forgotten does so for all TPMs, and turns may be long.
        Thread closer = new Thread(() -> closeUnlessClaimed(last), "tpm4j-close");
        closer.setDaemon(true);
        closer.start();
      }
    }

    private boolean isInProcess(ManagedTpm opened) {
      return identity != null && opened.client().info().kind() == TransportInfo.Kind.IN_PROCESS;
    }

    private void closeUnlessClaimed(ManagedTpm last) {
      ReentrantLock turns = last.client().lock();
      turns.lock();
      try {
        opening.lock();
        try {
          if (tpm == last && !isClaimed()) {
            close(last);
          }
        } finally {
          opening.unlock();
        }
      } finally {
        turns.unlock();
      }
    }

    private boolean isClaimed() {
      synchronized (BY_IDENTITY) {
        return claims > 0;
      }
    }

    // Who claims it meanwhile waits, and opens it anew: some TPMs can be open only once.
    private void close(ManagedTpm last) {
      try {
        last.close();
      } finally {
        synchronized (BY_IDENTITY) {
          tpm = null;
          forgetUnlessClaimed();
        }
      }
    }

    private void forgetUnlessClaimed() {
      if (claims == 0) {
        BY_IDENTITY.remove(identity, this);
      }
    }
  }
}
