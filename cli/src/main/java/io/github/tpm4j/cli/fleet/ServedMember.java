package io.github.tpm4j.cli.fleet;

import io.github.tpm4j.cli.dropin.OpenedSocket;
import io.github.tpm4j.engine.server.GivenSockets;
import io.github.tpm4j.engine.server.ServedTpm;
import io.github.tpm4j.engine.server.TpmPlatform;
import io.github.tpm4j.engine.server.TpmServer;
import io.github.tpm4j.engine.server.swtpm.SwtpmManners;
import io.github.tpm4j.engine.server.swtpm.SwtpmServer;
import io.github.tpm4j.engine.store.DirectoryStore;
import io.github.tpm4j.engine.store.StateLocation;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.store.StateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A TPM of a fleet that is served, from the opening of its state to its orderly end. */
final class ServedMember implements AutoCloseable {
  private final StateStore store;
  private final TpmServer server;

  private ServedMember(StateStore store, TpmServer server) {
    this.store = store;
    this.server = server;
  }

  /** Serves it over sockets that are open, and closed with it, also if this fails. */
  static ServedMember start(
      MemberFolder folder, FleetSettings settings, OpenedSocket data, OpenedSocket control)
      throws IOException {
    MemberSettings own = MemberSettings.read(folder.settings());
    own.family().requireNoOther(folder.directory());
    StateLocation place = own.family().state(folder.directory());
    try (StateProtection key = MemberKey.of(folder, Files.notExists(place.statePath()))) {
      StateStore store = DirectoryStore.open(place, settings.durability(), key);
      try {
        ServedTpm tpm =
            own.family().tpm(store, folder.directory(), Files.exists(folder.key()), settings);
        return new ServedMember(store, server(tpm, own.startup(), folder, data, control));
      } catch (IOException | RuntimeException | Error e) {
        store.close();
        throw e;
      }
    }
  }

  private static TpmServer server(
      ServedTpm tpm,
      FleetStartup startup,
      MemberFolder folder,
      OpenedSocket data,
      OpenedSocket control)
      throws IOException {
    TpmPlatform platform = new TpmPlatform(tpm);
    startup.apply(platform);
    return SwtpmServer.listen(
            platform,
            Optional.of(opening(data, folder.data())),
            Optional.of(opening(control, folder.control())),
            SwtpmManners.plain())
        .shareThreads()
        .start();
  }

  private static SwtpmServer.Opening opening(OpenedSocket socket, Path path) {
    return end -> GivenSockets.unix(socket.channel(), path);
  }

  TpmServer server() {
    return server;
  }

  /** Saves the TPM's state, as TPM2_Shutdown(STATE) does. */
  @Override
  public void close() throws IOException {
    try {
      server.close();
    } finally {
      store.close();
    }
  }
}
