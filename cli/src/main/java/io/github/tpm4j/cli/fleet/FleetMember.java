package io.github.tpm4j.cli.fleet;

import io.github.tpm4j.cli.dropin.OpenedSocket;
import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.cli.dropin.SocketPlace;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;

/**
 * One TPM of a fleet. It sleeps until the first client comes: two sockets, and no TPM. Whatever
 * goes wrong with it ends it alone; it is tried again later, from its saved state.
 */
final class FleetMember {
  private static final long RETRY_NANOS = 5_000_000_000L;

  private enum State {
    DOWN,
    ASLEEP,
    WAKING,
    SERVED
  }

  private final MemberFolder folder;
  private final FleetSettings settings;
  private final MemberLog log;
  private final Executor workers;
  private final Runnable down;
  private State state = State.DOWN;
  private boolean isToStop;
  private long lastFailureNanos = System.nanoTime() - RETRY_NANOS;
  private OpenedSocket data;
  private OpenedSocket control;
  private ServedMember served;

  /**
   * @param workers for what takes its time
   * @param down done each time that it has gone down
   */
  FleetMember(
      MemberFolder folder, FleetSettings settings, MemberLog log, Executor workers, Runnable down) {
    this.folder = folder;
    this.settings = settings;
    this.log = log;
    this.workers = workers;
    this.down = down;
  }

  MemberFolder folder() {
    return folder;
  }

  synchronized boolean isDown() {
    return state == State.DOWN;
  }

  /** Opens its sockets, if it is down and was not tried just now. */
  synchronized void listen(Selector selector) {
    if (state != State.DOWN || System.nanoTime() - lastFailureNanos < RETRY_NANOS) {
      return;
    }
    try {
      MemberSettings how = MemberSettings.read(folder.settings());
      control = open(folder.control(), how);
      data = open(folder.data(), how);
      for (OpenedSocket socket : new OpenedSocket[] {control, data}) {
        socket.channel().configureBlocking(false);
        socket.channel().register(selector, SelectionKey.OP_ACCEPT, this);
      }
      Files.writeString(folder.served(), ProcessHandle.current().pid() + "\n");
      state = State.ASLEEP;
      isToStop = false;
    } catch (Refusal | IOException e) {
      failed(e);
      discardSockets();
    }
  }

  private static OpenedSocket open(Path path, MemberSettings how) throws Refusal {
    return OpenedSocket.open(new SocketPlace.Unix(path, how.mode(), how.user(), how.group()));
  }

  private void failed(Throwable failure) {
    lastFailureNanos = System.nanoTime();
    String message = failure.getMessage();
    log.failed(message == null ? failure.toString() : message.replaceFirst("^swtpm: ", ""));
  }

  /** A client waits: its sockets are no longer the selector's. */
  synchronized void wake(Selector selector) {
    if (state != State.ASLEEP) {
      return;
    }
    data.channel().keyFor(selector).cancel();
    control.channel().keyFor(selector).cancel();
    state = State.WAKING;
  }

  /** Begins to serve, once the selector has let its sockets go. */
  synchronized void serve() {
    if (state == State.WAKING) {
      state = State.SERVED;
      workers.execute(this::start);
    }
  }

  private synchronized void start() {
    try {
      data.channel().configureBlocking(true);
      control.channel().configureBlocking(true);
      served = ServedMember.start(folder, settings, data, control);
      log.happened("served");
      served.server().atEnd(failure -> workers.execute(() -> end(failure)));
    } catch (IOException | RuntimeException | Error e) {
      // Also such as a want of memory: the others go on.
      failed(e);
      goDown();
    }
  }

  private synchronized void end(Throwable failure) {
    if (failure != null) {
      failed(failure);
    }
    try {
      served.close();
      log.happened("ended");
    } catch (IOException | RuntimeException e) {
      failed(e);
    }
    goDown();
  }

  private void goDown() {
    served = null;
    discardSockets();
    state = State.DOWN;
    try {
      Files.deleteIfExists(folder.served());
    } catch (IOException e) {
      failed(e);
    }
    down.run();
  }

  private void discardSockets() {
    try {
      for (OpenedSocket socket : new OpenedSocket[] {data, control}) {
        if (socket != null) {
          socket.discard();
        }
      }
    } catch (IOException e) {
      failed(e);
    }
    data = null;
    control = null;
  }

  /** Ends it in order; it is down soon. */
  synchronized void stop() {
    if (state == State.ASLEEP) {
      goDown();
    } else if (state == State.SERVED && served != null && !isToStop) {
      isToStop = true;
      served.server().requestEnd();
    }
  }
}
