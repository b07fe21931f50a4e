package io.github.tpm4j.transport.swtpm;

import io.github.tpm4j.transport.TctiConfiguration;
import io.github.tpm4j.transport.TctiKeys;
import io.github.tpm4j.transport.TimeLimits;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportFactory;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.transport.socket.Endpoint;
import io.github.tpm4j.transport.socket.SocketTransport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code swtpm:host=127.0.0.1,port=2321} or {@code swtpm:path=/run/swtpm.sock}: an swtpm server
 * ({@code swtpm socket --tpm2 --server ...}).
 *
 * <p>The control channel is at the next TCP port; for a UNIX socket it is what {@code ctrl} names,
 * or else {@code PATH.ctrl} if that exists. {@code timeout} is the seconds that a command may take.
 */
public final class SwtpmTransportFactory implements TransportFactory {
  private static final String DEFAULT_HOST = "127.0.0.1";
  private static final int DEFAULT_PORT = 2321;

  /** The next port must exist too. */
  private static final int MAXIMUM_PORT = 65_534;

  @Override
  public String scheme() {
    return "swtpm";
  }

  @Override
  public Transport open(TctiConfiguration configuration) throws TransportException {
    TctiKeys keys = TctiKeys.parse(configuration, "host", "port", "path", "ctrl", TimeLimits.KEY);
    TimeLimits limits = TimeLimits.of(keys);
    Optional<SwtpmControl> control = controlEndpoint(keys).map(SwtpmControl::new);
    TransportInfo info =
        new TransportInfo(configuration.toString(), TransportInfo.Kind.SIMULATOR, false);
    return SocketTransport.open(
        info, dataEndpoint(keys, configuration), new SwtpmProtocol(limits, control), limits);
  }

  private static Endpoint dataEndpoint(TctiKeys keys, TctiConfiguration configuration) {
    boolean unix = keys.has("path");
    if (unix ? keys.has("host") || keys.has("port") : keys.has("ctrl")) {
      throw new IllegalArgumentException(
          "TCTI \"" + configuration + "\": give host and port, or path and ctrl, not both");
    }
    return keys.text("path").map(Endpoint::unix).orElseGet(() -> tcp(keys, 0));
  }

  private static Optional<Endpoint> controlEndpoint(TctiKeys keys) {
    if (!keys.has("path")) {
      return Optional.of(tcp(keys, 1));
    }
    String usual = keys.text("path", "") + ".ctrl";
    return keys.text("ctrl")
        .or(() -> Optional.of(usual).filter(path -> Files.exists(Path.of(path))))
        .map(Endpoint::unix);
  }

  private static Endpoint tcp(TctiKeys keys, int portOffset) {
    int port = keys.number("port", DEFAULT_PORT, 1, MAXIMUM_PORT);
    return Endpoint.tcp(keys.text("host", DEFAULT_HOST), port + portOffset);
  }
}
