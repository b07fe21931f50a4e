package io.github.tpm4j.transport.mssim;

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

/**
 * {@code mssim:host=127.0.0.1,port=2321}: a TPM simulator with Microsoft's protocol, its platform
 * port next to its command port. {@code timeout} is the seconds that a command may take.
 */
public final class MssimTransportFactory implements TransportFactory {

  @Override
  public String scheme() {
    return "mssim";
  }

  @Override
  public TpmIdentity identity(TctiConfiguration configuration) {
    TctiKeys keys = keys(configuration);
    TimeLimits.of(keys);
    return new TpmIdentity(scheme(), Endpoint.tcp(keys, 0).canonical());
  }

  private static TctiKeys keys(TctiConfiguration configuration) {
    return TctiKeys.parse(configuration, Endpoint.HOST, Endpoint.PORT, TimeLimits.KEY);
  }

  @Override
  public Transport open(TctiConfiguration configuration) throws TransportException {
    TctiKeys keys = keys(configuration);
    TimeLimits limits = TimeLimits.of(keys);
    MssimPlatform platform = new MssimPlatform(Endpoint.tcp(keys, 1), limits.connect());
    TransportInfo info =
        new TransportInfo(configuration.toString(), TransportInfo.Kind.SIMULATOR, false);
    return SocketTransport.open(info, Endpoint.tcp(keys, 0), new MssimProtocol(platform), limits);
  }
}
