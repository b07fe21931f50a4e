package io.github.tpm4j.engine.transport;

import io.github.tpm4j.engine.libtpms.SwtpmSource;
import io.github.tpm4j.engine.store.DirectoryStore;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.store.StateStore;
import io.github.tpm4j.transport.TctiConfiguration;
import io.github.tpm4j.transport.TpmIdentity;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportFactory;
import io.github.tpm4j.transport.TransportInfo;

/**
 * {@code engine:dir=PATH} or {@code engine:memory}: the bundled TPM, in this process.
 *
 * <p>{@code engine:memory} is a new TPM each time, and forgets everything when it is closed; {@code
 * engine:memory,name=NAME} is one TPM for all connections of the process that give this name, and
 * is powered off while there are none. With {@code dir} the state is kept there; all connections of
 * the process to one directory are to one TPM, and another process is refused. {@code engine} alone
 * is a directory of the user's: {@code tpm4j/tpm} below {@code XDG_DATA_HOME}, {@code LOCALAPPDATA}
 * or {@code ~/.local/share}. {@code durability=process} makes what a command changed survive the
 * death of the process, and not that of the machine: quicker, for tests.
 *
 * <p>A new TPM in a directory has certificates of its endorsement keys; one in memory, which is
 * made in a millisecond, has none. {@code ek-certificates=no} and {@code yes} say otherwise, {@code
 * all} certifies every endorsement key that the profile has.
 *
 * <p>{@code profile=159}, {@code 183}, {@code 184} and {@code 185} make a new TPM follow that
 * revision of the TPM 2.0 Library; one whose state is there keeps its own.
 */
public final class EngineTransportFactory implements TransportFactory {

  @Override
  public String scheme() {
    return "engine";
  }

  @Override
  public TransportInfo.Kind kind(TctiConfiguration configuration) {
    return TransportInfo.Kind.IN_PROCESS;
  }

  @Override
  public TpmIdentity identity(TctiConfiguration configuration) {
    return EngineConfiguration.parse(configuration).identity();
  }

  @Override
  public Transport open(TctiConfiguration configuration) throws TransportException {
    EngineConfiguration wanted = EngineConfiguration.parse(configuration);
    if (!wanted.inMemory()) {
      return SharedTpms.inDirectory(
          info("engine:dir=" + wanted.directory()),
          wanted.identity(),
          () -> directory(wanted),
          store -> tpm(wanted, store));
    }
    TransportInfo info = info(configuration.toString());
    return wanted.name().isPresent()
        ? SharedTpms.inMemory(info, wanted.identity(), store -> tpm(wanted, store))
        : SharedTpms.unshared(info, store -> tpm(wanted, store));
  }

  private static InProcessTpm tpm(EngineConfiguration wanted, StateStore store) {
    return new EngineInProcess(wanted.over(store));
  }

  /** Makes no new TPM beside one of swtpm. */
  private static StateStore directory(EngineConfiguration wanted) {
    DirectoryStore store =
        DirectoryStore.open(wanted.realDirectory(), wanted.durability(), StateProtection.none());
    try {
      SwtpmSource.requireNoneIn(wanted.realDirectory(), store);
      return store;
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private static TransportInfo info(String tcti) {
    return new TransportInfo(tcti, TransportInfo.Kind.IN_PROCESS, false);
  }
}
