package io.github.tpm4j.engine.server.swtpm;

import io.github.tpm4j.engine.server.Conversation;
import io.github.tpm4j.engine.server.Listener;
import io.github.tpm4j.engine.server.ServerAddress;
import io.github.tpm4j.engine.server.ServerEnd;
import io.github.tpm4j.engine.server.TpmPlatform;
import io.github.tpm4j.engine.server.TpmServer;
import java.io.IOException;
import java.util.Optional;

/** Serves a TPM as swtpm does. */
public final class SwtpmServer {
  private final TpmServer.Builder server;
  private final Conversation data;
  private final Conversation control;
  private final PassedSockets passedSockets = new PassedSockets();

  private SwtpmServer(TpmPlatform platform, SwtpmManners manners) {
    server = new TpmServer.Builder(platform);
    BufferSize bufferSize = new BufferSize(platform);
    DataChannel channel = new DataChannel(platform, bufferSize, manners.disconnects());
    ServerEnd end = server.end();
    data = ending(manners.endsWithData(), channel, end);
    ControlChannel requests = controlChannel(platform, passedSockets, bufferSize, manners, end);
    control = ending(manners.endsWithControl(), requests, end);
  }

  /**
   * Listens, without serving yet. Where the control channel is a UNIX socket, its client may also
   * bring the data channel with it (CMD_SET_DATAFD), as QEMU does.
   *
   * @param data where the data channel is, if it is not brought
   * @param control where the control channel is, if there is one
   * @throws IOException if an address is taken
   */
  public static TpmServer.Builder listen(
      TpmPlatform platform, Optional<ServerAddress> data, Optional<ServerAddress> control)
      throws IOException {
    SwtpmServer parts = new SwtpmServer(platform, SwtpmManners.plain());
    if (data.isPresent()) {
      parts.server.listen(data.get(), parts.data);
    }
    if (control.isPresent()) {
      parts.server.listenForDescriptors(control.get(), parts.control);
      parts.server.listen(parts.passedSockets, parts.data);
    }
    return parts.server;
  }

  /** Opens the place of a channel; what it is given is the end of the server. */
  @FunctionalInterface
  public interface Opening {
    /** Opens it. */
    Listener open(ServerEnd end) throws IOException;
  }

  /**
   * As {@link #listen(TpmPlatform, Optional, Optional)}, over sockets that are open already.
   *
   * @throws IOException if one of them cannot be used
   */
  public static TpmServer.Builder listen(
      TpmPlatform platform, Optional<Opening> data, Optional<Opening> control, SwtpmManners manners)
      throws IOException {
    SwtpmServer parts = new SwtpmServer(platform, manners);
    ServerEnd end = parts.server.end();
    if (data.isPresent()) {
      parts.server.listen(data.get().open(end), parts.data);
    }
    if (control.isPresent()) {
      parts.server.listen(control.get().open(end), parts.control);
      parts.server.listen(parts.passedSockets, parts.data);
    }
    return parts.server;
  }

  private static ControlChannel controlChannel(
      TpmPlatform platform,
      PassedSockets passedSockets,
      BufferSize bufferSize,
      SwtpmManners manners,
      ServerEnd end) {
    ControlChannel channel = new ControlChannel();
    passedSockets.addTo(channel);
    bufferSize.addTo(channel);
    new PowerRequests(platform, end).addTo(channel);
    new WireRequests(platform, manners.rejectsLocality4()).addTo(channel);
    new BlobRequests(platform, manners.releasesState()).addTo(channel);
    new ServerFacts(platform).addTo(channel);
    return channel;
  }

  private static Conversation ending(boolean ends, Conversation conversation, ServerEnd end) {
    return ends ? new EndingConversation(conversation, end) : conversation;
  }
}
