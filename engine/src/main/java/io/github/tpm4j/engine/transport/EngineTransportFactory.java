package io.github.tpm4j.engine.transport;

import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.engine.manufacture.EkCertificates;
import io.github.tpm4j.engine.store.Durability;
import io.github.tpm4j.transport.TctiConfiguration;
import io.github.tpm4j.transport.TctiKeys;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportFactory;
import io.github.tpm4j.transport.TransportInfo;
import java.nio.file.Path;

/**
 * {@code engine:dir=PATH} or {@code engine:memory}: the bundled TPM, in this process.
 *
 * <p>{@code engine:memory} is a new TPM each time, and forgets everything when it is closed. With
 * {@code dir} the state is kept there; all connections of the process to one directory are to one
 * TPM, and another process is refused. {@code engine} alone is a directory of the user's: {@code
 * tpm4j/tpm} below {@code XDG_DATA_HOME}, {@code LOCALAPPDATA} or {@code ~/.local/share}. {@code
 * durability=process} makes what a command changed survive the death of the process, and not that
 * of the machine: quicker, for tests.
 *
 * <p>A new TPM in a directory has certificates of its endorsement keys; one in memory, which is
 * made in a millisecond, has none. {@code ek-certificates=no} and {@code yes} say otherwise.
 */
public final class EngineTransportFactory implements TransportFactory {
  private static final String DIRECTORY = "dir";
  private static final String MEMORY = "memory";
  private static final String DURABILITY = "durability";
  private static final String EK_CERTIFICATES = "ek-certificates";

  @Override
  public String scheme() {
    return "engine";
  }

  @Override
  public TransportInfo.Kind kind(TctiConfiguration configuration) {
    return TransportInfo.Kind.IN_PROCESS;
  }

  @Override
  public Transport open(TctiConfiguration configuration) throws TransportException {
    TctiKeys keys = TctiKeys.parse(configuration, DIRECTORY, MEMORY, DURABILITY, EK_CERTIFICATES);
    if (keys.has(MEMORY)) {
      require(
          !keys.has(DIRECTORY) && !keys.has(DURABILITY),
          configuration,
          "memory has no place or durability");
      TpmConfiguration tpm =
          TpmConfiguration.inMemory().withEkCertificates(ekCertificates(keys, "no", configuration));
      return new EngineTransport(info(configuration.toString()), new SharedTpm(tpm));
    }
    Durability durability = durability(keys, configuration);
    Path directory = keys.text(DIRECTORY).map(Path::of).orElseGet(DefaultDirectory::path);
    SharedTpm tpm =
        SharedTpms.acquire(directory, durability, ekCertificates(keys, "yes", configuration));
    return new EngineTransport(info("engine:dir=" + directory), tpm);
  }

  private static TransportInfo info(String tcti) {
    return new TransportInfo(tcti, TransportInfo.Kind.IN_PROCESS, false);
  }

  private static EkCertificates ekCertificates(
      TctiKeys keys, String otherwise, TctiConfiguration configuration) {
    String word = keys.text(EK_CERTIFICATES, otherwise);
    boolean isKnown = word.equals("yes") || word.equals("no");
    require(isKnown, configuration, "ek-certificates is yes or no");
    return word.equals("yes") ? EkCertificates.standard() : EkCertificates.NONE;
  }

  private static Durability durability(TctiKeys keys, TctiConfiguration configuration) {
    String word = keys.text(DURABILITY, "power");
    boolean isKnown = word.equals("power") || word.equals("process");
    require(isKnown, configuration, "durability is power or process");
    return word.equals("power") ? Durability.POWER_LOSS : Durability.PROCESS_KILL;
  }

  private static void require(boolean condition, TctiConfiguration configuration, String problem) {
    if (!condition) {
      throw new IllegalArgumentException("TCTI \"" + configuration + "\": " + problem);
    }
  }
}
