package io.github.tpm4j.tpm12.engine.transport;

import io.github.tpm4j.engine.store.DirectoryStore;
import io.github.tpm4j.engine.store.Durability;
import io.github.tpm4j.engine.store.StateLocation;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.store.StateStore;
import io.github.tpm4j.engine.transport.SharedTpms;
import io.github.tpm4j.transport.RealPath;
import io.github.tpm4j.transport.TctiConfiguration;
import io.github.tpm4j.transport.TctiKeys;
import io.github.tpm4j.transport.TpmIdentity;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportFactory;
import io.github.tpm4j.transport.TransportInfo;
import java.nio.file.Path;

/**
 * {@code engine12:dir=PATH} or {@code engine12:memory}: the bundled TPM 1.2, in this process,
 * started up.
 *
 * <p>{@code engine12:memory} is a new TPM each time, without endorsement key and owner, and forgets
 * everything when it is closed; {@code engine12:memory,name=NAME} is one TPM for all connections of
 * the process that give this name, and is powered off while there are none. With {@code dir} the
 * state is kept there; all connections of the process to one directory are to one TPM, and another
 * process is refused. {@code durability=process} makes what a command changed survive the death of
 * the process, and not that of the machine.
 */
public final class Engine12TransportFactory implements TransportFactory {
  private static final String DIRECTORY = "dir";
  private static final String MEMORY = "memory";
  private static final String NAME = "name";
  private static final String DURABILITY = "durability";
  private static final String POWER = "power";
  private static final String PROCESS = "process";

  @Override
  public String scheme() {
    return "engine12";
  }

  @Override
  public TransportInfo.Kind kind(TctiConfiguration configuration) {
    return TransportInfo.Kind.IN_PROCESS;
  }

  private static TctiKeys parse(TctiConfiguration configuration) {
    TctiKeys keys = TctiKeys.parse(configuration, DIRECTORY, MEMORY, NAME, DURABILITY);
    boolean inMemory = keys.has(MEMORY);
    require(inMemory != keys.has(DIRECTORY), configuration, "name either memory or dir");
    require(inMemory || !keys.has(NAME), configuration, "only a TPM in memory has a name");
    require(!inMemory || !keys.has(DURABILITY), configuration, "memory has no durability");
    String durability = keys.text(DURABILITY, POWER);
    boolean isKnown = durability.equals(POWER) || durability.equals(PROCESS);
    require(isKnown, configuration, DURABILITY + " is " + POWER + " or " + PROCESS);
    return keys;
  }

  private static void require(boolean condition, TctiConfiguration configuration, String problem) {
    if (!condition) {
      throw new IllegalArgumentException("TCTI \"" + configuration + "\": " + problem);
    }
  }

  @Override
  public TpmIdentity identity(TctiConfiguration configuration) {
    TctiKeys keys = parse(configuration);
    String place =
        keys.has(MEMORY)
            ? keys.value(NAME).map(name -> MEMORY + "," + NAME + "=" + name).orElse(MEMORY)
            : DIRECTORY + "=" + directory(keys);
    return new TpmIdentity(scheme(), place);
  }

  private static Path directory(TctiKeys keys) {
    return RealPath.of(Path.of(keys.value(DIRECTORY).orElseThrow()));
  }

  @Override
  public Transport open(TctiConfiguration configuration) throws TransportException {
    TctiKeys keys = parse(configuration);
    TransportInfo info =
        new TransportInfo(configuration.toString(), TransportInfo.Kind.IN_PROCESS, false);
    if (!keys.has(MEMORY)) {
      return SharedTpms.inDirectory(
          info, identity(configuration), () -> store(keys), StartedTpm12::new);
    }
    return keys.has(NAME)
        ? SharedTpms.inMemory(info, identity(configuration), StartedTpm12::new)
        : SharedTpms.unshared(info, StartedTpm12::new);
  }

  private static StateStore store(TctiKeys keys) {
    Durability durability =
        keys.text(DURABILITY, POWER).equals(POWER)
            ? Durability.POWER_LOSS
            : Durability.PROCESS_KILL;
    return DirectoryStore.open(
        StateLocation.ofTpm12(directory(keys)), durability, StateProtection.none());
  }
}
