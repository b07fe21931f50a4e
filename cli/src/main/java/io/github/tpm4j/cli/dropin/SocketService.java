package io.github.tpm4j.cli.dropin;

import io.github.tpm4j.engine.server.GivenSockets;
import io.github.tpm4j.engine.server.Listener;
import io.github.tpm4j.engine.server.ServedTpm;
import io.github.tpm4j.engine.server.ServerAddress;
import io.github.tpm4j.engine.server.ServerEnd;
import io.github.tpm4j.engine.server.StartupKind;
import io.github.tpm4j.engine.server.TpmPlatform;
import io.github.tpm4j.engine.server.TpmServer;
import io.github.tpm4j.engine.server.swtpm.SwtpmManners;
import io.github.tpm4j.engine.server.swtpm.SwtpmServer;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.store.StateStoreException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Serves the bundled TPM over sockets that are open, until its end. */
final class SocketService {
  private final SocketSettings settings;
  private final TakeOver takeOver;
  private final PrintStream log;
  private final EndAtSignal end;

  SocketService(SocketSettings settings, TakeOver takeOver, PrintStream log, EndAtSignal end) {
    this.settings = settings;
    this.takeOver = takeOver;
    this.log = log;
    this.end = end;
  }

  /**
   * Returns when a client or a signal has asked for the end, and all is saved.
   *
   * @throws Refusal if the TPM does not start, or has failed
   */
  void serve(Optional<OpenedSocket> data, Optional<OpenedSocket> control) throws Refusal {
    try (StateProtection migration = KeyOption.protection(settings.migrationKey());
        StateAtNeed state =
            new StateAtNeed(
                settings.state(),
                given(settings.key()),
                settings.family().takeOver(takeOver),
                settings.migration().patience(),
                log)) {
      serve(state, migration, data, control);
    } catch (StateStoreException e) {
      // The log has the reason: it is where somebody looks who starts a TPM by CMD_INIT, too.
      throw new Refusal("", e);
    } catch (IOException | ExecutionException e) {
      throw new Refusal("swtpm: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      removePid();
      end.over();
    }
  }

  private void removePid() {
    try {
      if (settings.pid().isPresent()) {
        settings.pid().get().remove();
      }
    } catch (IOException e) {
      log.println("swtpm: The file of the process's number cannot be removed: " + e.getMessage());
    }
  }

  private static Optional<GivenKey> given(Optional<String> key) throws Refusal {
    return key.isPresent() ? Optional.of(KeyOption.parse(key.get()).read()) : Optional.empty();
  }

  private void serve(
      StateAtNeed state,
      StateProtection migration,
      Optional<OpenedSocket> data,
      Optional<OpenedSocket> control)
      throws IOException, InterruptedException, ExecutionException, Refusal {
    TpmPlatform platform = new TpmPlatform(tpm(state, migration));
    TpmServer.Builder builder =
        SwtpmServer.listen(
            platform, data.map(this::opening), control.map(this::opening), manners());
    powerOn(platform, state);
    try (TpmServer server = builder.start()) {
      end.serves(server);
      server.awaitEnd();
    }
  }

  private ServedTpm tpm(StateAtNeed state, StateProtection migration) {
    boolean encrypted = settings.key().isPresent();
    boolean isStarting = settings.power() == PowerFlags.OFF || Rehearsal.isWanted();
    return isStarting
        ? settings.family().startingMachine(state, encrypted, migration)
        : settings.family().tpm(state, encrypted, migration);
  }

  private SwtpmServer.Opening opening(OpenedSocket socket) {
    return end -> listener(socket, end);
  }

  private static Listener listener(OpenedSocket socket, ServerEnd end) throws IOException {
    SocketPlace place = socket.place();
    if (place instanceof SocketPlace.Tcp tcp) {
      return GivenSockets.tcp(socket.channel(), new ServerAddress.Tcp(tcp.host(), tcp.port()));
    }
    if (place instanceof SocketPlace.Unix unix) {
      return GivenSockets.unix(socket.channel(), unix.path());
    }
    if (place instanceof SocketPlace.Connected connected) {
      return GivenSockets.connected(connected.descriptor(), end);
    }
    return GivenSockets.listening(((SocketPlace.Listening) place).descriptor());
  }

  private SwtpmManners manners() {
    return new SwtpmManners(
        settings.server().map(ChannelOptions.Server::disconnects).orElse(false),
        settings.terminates(),
        settings.control().map(ChannelOptions.Control::terminates).orElse(false),
        settings.rejectsLocality4(),
        settings.migration().releases());
  }

  private void powerOn(TpmPlatform platform, StateAtNeed state) throws Refusal {
    switch (settings.power()) {
      case OFF -> {}
      case ON -> platform.powerOn();
      case STARTUP_CLEAR -> startUp(platform, state, StartupKind.CLEAR);
      case STARTUP_DEACTIVATED -> startUp(platform, state, StartupKind.DEACTIVATED);
      case STARTUP_STATE -> startUp(platform, state, StartupKind.STATE);
    }
  }

  private static void startUp(TpmPlatform platform, StateAtNeed state, StartupKind kind)
      throws Refusal {
    Optional<String> refused = platform.startUp(kind);
    if (refused.isPresent()) {
      // A state that cannot be written is in the log already.
      throw new Refusal(state.hasFailed() ? "" : "swtpm: The TPM answered " + refused.get());
    }
  }
}
