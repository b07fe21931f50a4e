package io.github.tpm4j.cli.dropin;

import io.github.tpm4j.engine.server.TpmServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Has SIGTERM end the process as swtpm does from when its sockets can be seen: they and the file of
 * the process's number are removed, and the status is 0.
 */
final class EndAtSignal {
  private final List<OpenedSocket> opened = new ArrayList<>();
  private final Optional<PidFile> pid;
  private final CountDownLatch over = new CountDownLatch(1);
  private TpmServer server;

  private EndAtSignal(Optional<PidFile> pid) {
    this.pid = pid;
  }

  /** To be called before anything is opened. */
  static EndAtSignal register(Optional<PidFile> pid) {
    EndAtSignal end = new EndAtSignal(pid);
    Runtime.getRuntime().addShutdownHook(new Thread(end::run, "SIGTERM"));
    return end;
  }

  /** Opens what is removed at a signal. */
  synchronized Optional<OpenedSocket> open(Optional<SocketPlace> place) throws Refusal {
    if (place.isEmpty()) {
      return Optional.empty();
    }
    OpenedSocket socket = OpenedSocket.open(place.get());
    opened.add(socket);
    return Optional.of(socket);
  }

  synchronized void writePid() throws Refusal {
    if (pid.isPresent()) {
      pid.get().write();
    }
  }

  /** From now on the server ends in order at a signal. */
  synchronized void serves(TpmServer running) {
    server = running;
  }

  /** The process ends by itself: there is nothing left to do. */
  void over() {
    over.countDown();
  }

  /** Removes the sockets: nobody serves them. */
  synchronized void discard() throws Refusal {
    try {
      for (OpenedSocket socket : opened) {
        socket.discard();
      }
    } catch (IOException e) {
      throw new Refusal("swtpm: A socket cannot be removed: " + e.getMessage(), e);
    }
  }

  /** The JVM ends when its hooks have returned; what else it waits for is stopped. */
  private void run() {
    if (over.getCount() == 0) {
      return;
    }
    boolean bySignal = serving().requestEnd();
    awaitOver();
    if (bySignal) {
      // Otherwise the status would be that of an end by a signal, 143; swtpm's is 0.
      Runtime.getRuntime().halt(0);
    }
  }

  /** Before it serves, what was opened goes at once: each change of the state is whole. */
  private synchronized TpmServer serving() {
    if (server == null) {
      try {
        discard();
        removePid();
      } catch (Refusal | IOException e) {
        // What stays of it, the next start replaces.
      }
      Runtime.getRuntime().halt(0);
    }
    return server;
  }

  private void removePid() throws IOException {
    if (pid.isPresent()) {
      pid.get().remove();
    }
  }

  private void awaitOver() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
