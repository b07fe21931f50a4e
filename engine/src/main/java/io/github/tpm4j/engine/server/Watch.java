package io.github.tpm4j.engine.server;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Hangs up on clients that keep others waiting. */
final class Watch {
  /** How many times the limit is looked at while it runs. */
  private static final int LOOKS = 4;

  private final List<Port> ports;
  private final ServerEnd end;
  private final Duration period;

  private Watch(List<Port> ports, ServerEnd end, Duration requestLimit) {
    this.ports = ports;
    this.end = end;
    this.period = requestLimit.dividedBy(LOOKS);
  }

  /** Watches until the end of the server. */
  static void start(List<Port> ports, ServerEnd end, Duration requestLimit) {
    Thread thread = new Thread(new Watch(ports, end, requestLimit)::run, "TPM server's watch");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (!end.await(period)) {
        for (Port port : ports) {
          port.hangUpLate();
        }
      }
    } catch (IOException e) {
      // A socket that cannot be closed could hold its port for ever.
      end.because(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
