package io.github.tpm4j.tss.device;

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

  private final Thread hook;

  ExitFlush(DeviceCore core, boolean enabled) {
    TransportInfo info = core.client().info();
    boolean needed =
        enabled && !info.resourceManaged() && info.kind() != TransportInfo.Kind.IN_PROCESS;
    hook = needed ? new Thread(() -> flushAtExit(core), "tpm4j-exit-flush") : null;
    if (needed) {
      Runtime.getRuntime().addShutdownHook(hook);
    }
  }

  private static void flushAtExit(DeviceCore core) {
    ReentrantLock lock = core.client().lock();
    try {
      if (lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        try {
          flush(core);
          // Threads run until the JVM is gone, and would load their keys again.
          core.client().close();
        } finally {
          lock.unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Flushes; that the TPM is not there any more is no failure. */
  static void flush(DeviceCore core) {
    try {
      core.close();
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
