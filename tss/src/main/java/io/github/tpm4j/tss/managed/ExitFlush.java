package io.github.tpm4j.tss.managed;

import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.tss.error.TpmException;
import java.lang.System.Logger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Gives back the slots when the JVM ends: a program that just exits, as command line tools do,
 * would otherwise leave a TPM without resource manager full.
 */
final class ExitFlush {
  /** Long enough for a command in progress to end, short enough not to hold up the exit. */
  private static final int PATIENCE_SECONDS = 2;

  private static final Logger LOGGER = System.getLogger(ExitFlush.class.getName());

  private final ManagedTpm tpm;
  private final Thread hook;

  ExitFlush(ManagedTpm tpm, boolean enabled) {
    this.tpm = tpm;
    TransportInfo info = tpm.client().info();
    boolean needed =
        enabled && !info.resourceManaged() && info.kind() != TransportInfo.Kind.IN_PROCESS;
    hook = needed ? added(new Thread(this::flushAtExit, "tpm4j-exit-flush")) : null;
  }

  private static Thread added(Thread hook) {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      return hook;
    } catch (IllegalStateException e) {
      LOGGER.log(Logger.Level.DEBUG, "the JVM is ending already: only close gives slots back", e);
      return null;
    }
  }

  private void flushAtExit() {
    ReentrantLock lock = tpm.client().lock();
    try {
      if (lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        try {
          flush();
          // Threads run until the JVM is gone, and would load their keys again.
          tpm.client().close();
        } finally {
          lock.unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Flushes; that the TPM is not there any more is no failure. */
  void flush() {
    try {
      tpm.flush();
    } catch (TpmException e) {
      LOGGER.log(Logger.Level.DEBUG, "the TPM keeps what was loaded", e);
    }
  }

  /** Takes the hook away. */
  void cancel() {
    try {
      if (hook != null) {
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    } catch (IllegalStateException e) {
      LOGGER.log(Logger.Level.DEBUG, "the JVM is ending already", e);
    }
  }
}
