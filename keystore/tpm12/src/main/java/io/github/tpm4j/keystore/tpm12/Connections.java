package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.transport.Transports;
import java.lang.ref.Cleaner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The TPM 1.2s of this JVM, one object for each: such a TPM has one user at a time. What is loaded
 * is flushed when the last claim is closed or its holder is forgotten, or the JVM ends. A TPM in
 * this process that was forgotten stays, as it is in nobody's way, and may be found again.
 */
final class Connections {
  private static final Cleaner CLEANER = Cleaner.create();
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final Map<Object, Claimed> BY_IDENTITY = new HashMap<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Connections::closeAll, "tpm4j-tpm12-close"));
  }

  private Connections() {}

  /** A TPM, and how many claim it. */
  private static final class Claimed {
    private final SharedTpm tpm;
    private final boolean inProcess;
    private int claims;

    private Claimed(Transport transport) {
      tpm = new SharedTpm(new Tpm12Client(transport));
      inProcess = transport.info().kind() == TransportInfo.Kind.IN_PROCESS;
    }
  }

  /** What is known of a claim that outlives its holder. */
  private static final class Release implements Runnable {
    private final Object identity;
    private volatile boolean closed;

    private Release(Object identity) {
      this.identity = identity;
    }

    @Override
    public void run() {
      if (closed) {
        letGo(identity, true);
      } else {
        // The thread that finds what was forgotten does so for all TPMs, and commands may be long.
        Thread closer = new Thread(() -> letGo(identity, false), "tpm4j-tpm12-forgotten");
        closer.setDaemon(true);
        closer.start();
      }
    }
  }

  /** A share in a TPM. */
  static final class Claim {
    private final SharedTpm tpm;
    private final Release release;
    private final Cleaner.Cleanable cleanable;

    private Claim(Object holder, SharedTpm tpm, Object identity) {
      this.tpm = tpm;
      release = new Release(identity);
      cleanable = CLEANER.register(holder, release);
    }

    SharedTpm tpm() {
      return tpm;
    }

    void close() {
      release.closed = true;
      cleanable.clean();
    }
  }

  /**
   * Claims a TPM.
   *
   * @param holder lets it go when it becomes unreachable
   * @param tcti opens it, if nobody has
   */
  static Claim claim(Object holder, String tcti) throws TransportException {
    Object identity = Transports.identity(tcti);
    LOCK.lock();
    try {
      if (!BY_IDENTITY.containsKey(identity)) {
        BY_IDENTITY.put(identity, new Claimed(Transports.open(tcti)));
      }
      return claimed(holder, identity);
    } finally {
      LOCK.unlock();
    }
  }

  /** Claims a TPM that no other claim reaches, over a transport, which is closed with it. */
  static Claim own(Object holder, Transport transport) {
    Object identity = new Object();
    LOCK.lock();
    try {
      BY_IDENTITY.put(identity, new Claimed(transport));
      return claimed(holder, identity);
    } finally {
      LOCK.unlock();
    }
  }

  private static Claim claimed(Object holder, Object identity) {
    Claimed claimed = BY_IDENTITY.get(identity);
    claimed.claims++;
    return new Claim(holder, claimed.tpm, identity);
  }

  static boolean isOpen(Object identity) {
    LOCK.lock();
    try {
      return BY_IDENTITY.containsKey(identity);
    } finally {
      LOCK.unlock();
    }
  }

  private static void letGo(Object identity, boolean closed) {
    LOCK.lock();
    try {
      Claimed claimed = BY_IDENTITY.get(identity);
      if (--claimed.claims == 0 && (closed || !claimed.inProcess)) {
        BY_IDENTITY.remove(identity);
        claimed.tpm.close();
      }
    } finally {
      LOCK.unlock();
    }
  }

  private static void closeAll() {
    List<Claimed> all;
    LOCK.lock();
    try {
      all = List.copyOf(BY_IDENTITY.values());
    } finally {
      LOCK.unlock();
    }
    all.forEach(claimed -> claimed.tpm.close());
  }
}
