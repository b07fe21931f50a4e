package io.github.tpm4j.peers;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ends the processes that this JVM started, and only those. */
final class Processes {
  /** Time for a program to end what it has started, after being asked to end. */
  private static final Duration GRACE = Duration.ofSeconds(15);

  private Processes() {}

  /** Waits for the process; one that outlives the limit is ended, and the answer is false. */
  static boolean await(Process process, Duration limit) {
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end(process);
    return false;
  }

  /** Asks the process to end, and kills it and its descendants if it does not. */
  static void end(Process process) {
    List<ProcessHandle> descendants = process.descendants().toList();
    process.destroy();
    boolean interrupted = Thread.interrupted();
    try {
      process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    process.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets others run for a while; an interrupt ends it early and is kept. */
  static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
