package io.github.tpm4j.tpm12.tcsd;

import io.github.tpm4j.transport.TctiConfiguration;
import io.github.tpm4j.transport.TctiKeys;
import io.github.tpm4j.transport.TimeLimits;
import io.github.tpm4j.transport.TpmIdentity;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportFactory;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.transport.socket.Endpoint;

/**
 * {@code tcsd:host=127.0.0.1,port=30003}: the TPM 1.2 that tcsd, the daemon of trousers, holds, so
 * that programs of trousers use it at the same time. {@code timeout} is the seconds that a command
 * may take.
 */
public final class TcsdTransportFactory implements TransportFactory {
  private static final int DEFAULT_PORT = 30_003;

  /** For {@link java.util.ServiceLoader}. */
  public TcsdTransportFactory() {}

  @Override
  public String scheme() {
    return "tcsd";
  }

  @Override
  public TpmIdentity identity(TctiConfiguration configuration) {
    TctiKeys keys = keys(configuration);
    TimeLimits.of(keys);
    return new TpmIdentity(scheme(), Endpoint.tcp(keys, 0, DEFAULT_PORT).canonical());
  }

  private static TctiKeys keys(TctiConfiguration configuration) {
    return TctiKeys.parse(configuration, Endpoint.HOST, Endpoint.PORT, TimeLimits.KEY);
  }

  @Override
  public Transport open(TctiConfiguration configuration) throws TransportException {
    TctiKeys keys = keys(configuration);
    TransportInfo info =
        new TransportInfo(configuration.toString(), TransportInfo.Kind.SIMULATOR, false);
    Endpoint endpoint = Endpoint.tcp(keys, 0, DEFAULT_PORT);
    return TcsdTransport.open(info, endpoint, TimeLimits.of(keys));
  }
}
