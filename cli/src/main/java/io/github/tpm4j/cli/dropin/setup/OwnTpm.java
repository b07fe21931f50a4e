package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.cli.dropin.KeyOption;
import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.cli.dropin.SocketFamily;
import io.github.tpm4j.engine.manufacture.EkSubject;
import io.github.tpm4j.engine.server.StartupKind;
import io.github.tpm4j.engine.server.TpmDescription;
import io.github.tpm4j.engine.server.TpmPlatform;
import io.github.tpm4j.engine.store.DirectoryStore;
import io.github.tpm4j.engine.store.Durability;
import io.github.tpm4j.engine.store.StateLocation;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import java.util.Optional;

/** The bundled TPM in this process, as the command {@code swtpm} serves it. */
final class OwnTpm implements SetupTpm {
  private final DirectoryStore store;
  private final TpmPlatform platform;
  private final Transport transport;

  private OwnTpm(DirectoryStore store, TpmPlatform platform) {
    this.store = store;
    this.platform = platform;
    transport = new ToPlatform(platform);
  }

  /**
   * Powers it on and starts it up.
   *
   * @param key as {@code swtpm --key} takes it
   */
  static OwnTpm start(StateLocation place, Optional<String> key, SocketFamily family)
      throws Refusal {
    try (StateProtection protection = KeyOption.protection(key)) {
      StateLocation location = place.orOther();
      if (location.isOccupied()) {
        throw new Refusal(
            "swtpm: "
                + location.statePath()
                + " is a TPM of swtpm's own: 'tpm4j swtpm convert' takes it over");
      }
      // A kill of the process loses nothing, as with swtpm; a loss of power leaves no TPM.
      DirectoryStore store = DirectoryStore.open(location, Durability.PROCESS_KILL, protection);
      try {
        return start(store, key.isPresent(), family);
      } catch (Refusal | RuntimeException e) {
        store.close();
        throw e;
      }
    } catch (StateStoreException e) {
      throw new Refusal("swtpm: " + e.getMessage(), e);
    }
  }

  private static OwnTpm start(DirectoryStore store, boolean isEncrypted, SocketFamily family)
      throws Refusal {
    TpmPlatform platform = new TpmPlatform(family.tpm(store, isEncrypted, StateProtection.none()));
    Optional<String> refused = platform.startUp(StartupKind.CLEAR);
    if (refused.isPresent()) {
      throw new Refusal("swtpm: The TPM answered " + refused.get());
    }
    return new OwnTpm(store, platform);
  }

  @Override
  public Transport transport() {
    return transport;
  }

  @Override
  public EkSubject facts() {
    TpmDescription tpm = platform.description();
    return new EkSubject(
        "id:%08X".formatted(tpm.manufacturer()),
        tpm.model(),
        "id:%08X".formatted(tpm.firmwareVersion()),
        tpm.family(),
        tpm.specificationLevel(),
        tpm.specificationRevision());
  }

  @Override
  public void close() throws Refusal {
    try {
      transport.close();
      platform.powerOff();
    } finally {
      store.close();
    }
  }

  /** Commands of locality 0. */
  private record ToPlatform(TpmPlatform platform) implements Transport {

    @Override
    public byte[] transmit(byte[] command) throws TransportException {
      return platform
          .execute(command, 0)
          .orElseThrow(() -> new TransportException("The TPM gave no response"));
    }

    @Override
    public TransportInfo info() {
      return new TransportInfo("engine", TransportInfo.Kind.IN_PROCESS, false);
    }

    @Override
    public void close() {}
  }
}
