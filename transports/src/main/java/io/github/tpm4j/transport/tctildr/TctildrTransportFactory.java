package io.github.tpm4j.transport.tctildr;

import io.github.tpm4j.transport.TctiConfiguration;
import io.github.tpm4j.transport.TimeLimits;
import io.github.tpm4j.transport.TpmIdentity;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportFactory;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.transport.blocking.BlockingTransport;
import io.github.tpm4j.transport.device.DevicePath;

/**
 * {@code tctildr:NAME[:CONF]}: any TCTI library of libtss2, such as {@code tctildr:tabrmd}. The
 * system property {@code tpm4j.timeoutSeconds} limits a command's time; the text after the scheme
 * is libtss2's alone.
 */
public final class TctildrTransportFactory implements TransportFactory {

  @Override
  public String scheme() {
    return "tctildr";
  }

  /**
   * The kernel's devices, and the daemon that the system runs for them, are the platform's. A
   * daemon on a user's own bus, and whatever else libtss2 can load, may be anything.
   */
  @Override
  public TransportInfo.Kind kind(TctiConfiguration configuration) {
    TctiName name = TctiName.of(configuration);
    return switch (name.library()) {
      case TctiName.DEVICE -> TransportInfo.Kind.PLATFORM;
      case TctiName.TABRMD ->
          name.conf().contains("bus_type=session")
              ? TransportInfo.Kind.SIMULATOR
              : TransportInfo.Kind.PLATFORM;
      default -> TransportInfo.Kind.SIMULATOR;
    };
  }

  @Override
  public TpmIdentity identity(TctiConfiguration configuration) {
    return new TpmIdentity(scheme(), TctiName.of(configuration).canonical());
  }

  @Override
  public Transport open(TctiConfiguration configuration) throws TransportException {
    TransportInfo info =
        new TransportInfo(
            configuration.toString(), kind(configuration), isResourceManaged(configuration));
    TctildrExchange exchange = TctildrExchange.open(configuration.text());
    return new BlockingTransport(info, exchange, TimeLimits.ofProperty());
  }

  private static boolean isResourceManaged(TctiConfiguration configuration) {
    TctiName name = TctiName.of(configuration);
    return name.library().equals(TctiName.TABRMD)
        || name.library().equals(TctiName.DEVICE)
            && DevicePath.isResourceManaged(DevicePath.of(name.conf()));
  }
}
