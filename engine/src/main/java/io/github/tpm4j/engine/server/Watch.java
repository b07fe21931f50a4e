package io.github.tpm4j.engine.server;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Hangs up on clients that keep others waiting. One thread does so for all servers of a JVM. */
final class Watch {
  /** How many times the limit is looked at while it runs. */
  private static final int LOOKS = 4;

  private static final ScheduledThreadPoolExecutor ALL =
      new ScheduledThreadPoolExecutor(1, Watch::thread);

  static {
    ALL.setRemoveOnCancelPolicy(true);
  }

  private final List<Port> ports;
  private final ServerEnd end;

  private Watch(List<Port> ports, ServerEnd end) {
    this.ports = ports;
    this.end = end;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "TPM servers' watch");
    thread.setDaemon(true);
    return thread;
  }

  /** Watches until the end of the server. */
  static void start(List<Port> ports, ServerEnd end, Duration requestLimit) {
    long periodNanos = requestLimit.dividedBy(LOOKS).toNanos();
    ScheduledFuture<?> looking =
        ALL.scheduleWithFixedDelay(
            new Watch(ports, end)::look, periodNanos, periodNanos, TimeUnit.NANOSECONDS);
    end.then(failure -> looking.cancel(false));
  }

  private void look() {
    try {
      for (Port port : ports) {
        port.hangUpLate();
      }
    } catch (IOException e) {
      // A socket that cannot be closed could hold its port for ever.
      end.because(e);
    }
  }
}
