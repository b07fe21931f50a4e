package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.Transports;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The TPM 1.2s of this JVM, one object for each: such a TPM has one user at a time. What is loaded
 * is flushed when the last claim is closed, or the JVM ends.
 */
final class Connections {
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final Map<Object, Claimed> BY_IDENTITY = new HashMap<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Connections::closeAll, "tpm4j-tpm12-close"));
  }

  private Connections() {}

  /** A TPM, and how many claim it. */
  private static final class Claimed {
    private final SharedTpm tpm;
    private int claims;

    private Claimed(SharedTpm tpm) {
      this.tpm = tpm;
    }
  }

  /** A share in a TPM. */
  record Claim(Object identity, SharedTpm tpm) {
    void close() {
      letGo(identity);
    }
  }

  static Claim claim(String tcti) throws TransportException {
    Object identity = Transports.identity(tcti);
    LOCK.lock();
    try {
      Claimed claimed = BY_IDENTITY.get(identity);
      if (claimed == null) {
        claimed = new Claimed(new SharedTpm(new Tpm12Client(Transports.open(tcti))));
        BY_IDENTITY.put(identity, claimed);
      }
      claimed.claims++;
      return new Claim(identity, claimed.tpm);
    } finally {
      LOCK.unlock();
    }
  }

  static boolean isOpen(Object identity) {
    LOCK.lock();
    try {
      return BY_IDENTITY.containsKey(identity);
    } finally {
      LOCK.unlock();
    }
  }

  private static void letGo(Object identity) {
    LOCK.lock();
    try {
      Claimed claimed = BY_IDENTITY.get(identity);
      if (claimed != null && --claimed.claims == 0) {
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
