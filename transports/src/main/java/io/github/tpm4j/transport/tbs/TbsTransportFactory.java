package io.github.tpm4j.transport.tbs;

import io.github.tpm4j.transport.TctiConfiguration;
import io.github.tpm4j.transport.TctiKeys;
import io.github.tpm4j.transport.TimeLimits;
import io.github.tpm4j.transport.TpmIdentity;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportFactory;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.transport.TransportNotFoundException;
import io.github.tpm4j.transport.blocking.BlockingTransport;

/**
 * {@code tbs}: the TPM of a Windows system, which TPM Base Services share out. {@code
 * tbs:timeout=60} sets the seconds that a command may take.
 */
public final class TbsTransportFactory implements TransportFactory {

  @Override
  public String scheme() {
    return "tbs";
  }

  @Override
  public TransportInfo.Kind kind(TctiConfiguration configuration) {
    return TransportInfo.Kind.PLATFORM;
  }

  @Override
  public TpmIdentity identity(TctiConfiguration configuration) {
    limits(configuration);
    return new TpmIdentity(scheme(), "");
  }

  private static TimeLimits limits(TctiConfiguration configuration) {
    return TimeLimits.of(TctiKeys.parse(configuration, TimeLimits.KEY));
  }

  @Override
  public Transport open(TctiConfiguration configuration) throws TransportException {
    TimeLimits limits = limits(configuration);
    String system = System.getProperty("os.name");
    if (!system.startsWith("Windows")) {
      throw new TransportNotFoundException(
          "tbs is the TPM service of Windows, and this is "
              + system
              + "; use device:/dev/tpmrm0 here");
    }
    TransportInfo info = new TransportInfo(configuration.toString(), kind(configuration), true);
    return new BlockingTransport(info, TbsExchange.open(), limits);
  }
}
