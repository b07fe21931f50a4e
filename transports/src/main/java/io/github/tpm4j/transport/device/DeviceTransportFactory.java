package io.github.tpm4j.transport.device;

import io.github.tpm4j.transport.TctiConfiguration;
import io.github.tpm4j.transport.TctiKeys;
import io.github.tpm4j.transport.TimeLimits;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportFactory;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.transport.blocking.BlockingTransport;
import java.nio.file.Files;
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
  private static final Path RESOURCE_MANAGED = Path.of("/dev/tpmrm0");
  private static final Path RAW = Path.of("/dev/tpm0");

  @Override
  public String scheme() {
    return "device";
  }

  @Override
  public TransportInfo.Kind kind(TctiConfiguration configuration) {
    return TransportInfo.Kind.PLATFORM;
  }

  @Override
  public Transport open(TctiConfiguration configuration) throws TransportException {
    String[] pathAndKeys = configuration.text().split(",", 2);
    String text = pathAndKeys.length < 2 ? "" : pathAndKeys[1];
    TctiConfiguration rest = new TctiConfiguration(configuration.scheme(), text);
    TimeLimits limits = TimeLimits.of(TctiKeys.parse(rest, TimeLimits.KEY));
    Path path = path(pathAndKeys[0].strip());
    DeviceNode node = DeviceNode.open(path);
    TransportInfo info =
        new TransportInfo(
            "device:" + path + (text.isEmpty() ? "" : "," + text),
            kind(configuration),
            path.getFileName().toString().startsWith("tpmrm"));
    return new BlockingTransport(info, new DeviceExchange(node, path.toString()), limits);
  }

  private static Path path(String text) {
    if (!text.isEmpty()) {
      return Path.of(text);
    }
    return !Files.exists(RESOURCE_MANAGED) && Files.exists(RAW) ? RAW : RESOURCE_MANAGED;
  }
}
