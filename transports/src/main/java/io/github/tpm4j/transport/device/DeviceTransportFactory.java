package io.github.tpm4j.transport.device;

import io.github.tpm4j.transport.TctiConfiguration;
import io.github.tpm4j.transport.TctiKeys;
import io.github.tpm4j.transport.TimeLimits;
import io.github.tpm4j.transport.TpmIdentity;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportFactory;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.transport.blocking.BlockingTransport;
import java.nio.file.Path;

/**
 * {@code device:/dev/tpmrm0} or {@code device:/dev/tpm0}: the TPM of a Linux system. {@code
 * device:/dev/tpmrm0,timeout=60} sets the seconds that a command may take. Without a path, the
 * first of these two that is there.
 *
 * <p>Behind {@code tpmrm0} the kernel swaps keys and sessions of several programs; {@code tpm0}
 * serves one program, and keeps what it leaves behind.
 */
public final class DeviceTransportFactory implements TransportFactory {

  @Override
  public String scheme() {
    return "device";
  }

  @Override
  public TransportInfo.Kind kind(TctiConfiguration configuration) {
    return TransportInfo.Kind.PLATFORM;
  }

  @Override
  public TpmIdentity identity(TctiConfiguration configuration) {
    TimeLimits.of(keys(configuration));
    return new TpmIdentity(scheme(), DevicePath.canonical(path(configuration)));
  }

  @Override
  public Transport open(TctiConfiguration configuration) throws TransportException {
    TctiKeys keys = keys(configuration);
    TimeLimits limits = TimeLimits.of(keys);
    Path path = path(configuration);
    DeviceNode node = DeviceNode.open(path);
    String timeout = keys.text(TimeLimits.KEY).map(v -> "," + TimeLimits.KEY + "=" + v).orElse("");
    TransportInfo info =
        new TransportInfo(
            "device:" + path + timeout, kind(configuration), DevicePath.isResourceManaged(path));
    return new BlockingTransport(info, new DeviceExchange(node, path.toString()), limits);
  }

  private static TctiKeys keys(TctiConfiguration configuration) {
    String[] pathAndKeys = configuration.text().split(",", 2);
    String keys = pathAndKeys.length < 2 ? "" : pathAndKeys[1];
    return TctiKeys.parse(new TctiConfiguration(configuration.scheme(), keys), TimeLimits.KEY);
  }

  private static Path path(TctiConfiguration configuration) {
    return DevicePath.of(configuration.text().split(",", 2)[0].strip());
  }
}
