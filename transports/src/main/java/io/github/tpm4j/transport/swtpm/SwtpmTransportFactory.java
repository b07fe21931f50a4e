package io.github.tpm4j.transport.swtpm;

import io.github.tpm4j.transport.TctiConfiguration;
import io.github.tpm4j.transport.TctiKeys;
import io.github.tpm4j.transport.TimeLimits;
import io.github.tpm4j.transport.TpmIdentity;
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
  private static final String CONTROL = "ctrl";

  @Override
  public String scheme() {
    return "swtpm";
  }

  @Override
  public TpmIdentity identity(TctiConfiguration configuration) {
    TctiKeys keys = keys(configuration);
    TimeLimits.of(keys);
    return new TpmIdentity(scheme(), dataEndpoint(keys, configuration).canonical());
  }

  private static TctiKeys keys(TctiConfiguration configuration) {
    return TctiKeys.parse(
        configuration, Endpoint.HOST, Endpoint.PORT, Endpoint.PATH, CONTROL, TimeLimits.KEY);
  }

  @Override
  public Transport open(TctiConfiguration configuration) throws TransportException {
    TctiKeys keys = keys(configuration);
    TimeLimits limits = TimeLimits.of(keys);
    Optional<SwtpmControl> control = controlEndpoint(keys).map(SwtpmControl::new);
    TransportInfo info =
        new TransportInfo(configuration.toString(), TransportInfo.Kind.SIMULATOR, false);
    return SocketTransport.open(
        info, dataEndpoint(keys, configuration), new SwtpmProtocol(limits, control), limits);
  }

  private static Endpoint dataEndpoint(TctiKeys keys, TctiConfiguration configuration) {
    boolean unix = keys.has(Endpoint.PATH);
    if (unix ? keys.has(Endpoint.HOST) || keys.has(Endpoint.PORT) : keys.has(CONTROL)) {
      throw new IllegalArgumentException(
          "TCTI \"" + configuration + "\": give host and port, or path and ctrl, not both");
    }
    return keys.value(Endpoint.PATH).map(Endpoint::unix).orElseGet(() -> Endpoint.tcp(keys, 0));
  }

  private static Optional<Endpoint> controlEndpoint(TctiKeys keys) {
    if (!keys.has(Endpoint.PATH)) {
      return Optional.of(Endpoint.tcp(keys, 1));
    }
    String usual = keys.text(Endpoint.PATH, "") + ".ctrl";
    return keys.value(CONTROL)
        .or(() -> Optional.of(usual).filter(path -> Files.exists(Path.of(path))))
        .map(Endpoint::unix);
  }
}
