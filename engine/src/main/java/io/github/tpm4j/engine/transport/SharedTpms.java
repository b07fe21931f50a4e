package io.github.tpm4j.engine.transport;

import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.engine.manufacture.EkCertificates;
import io.github.tpm4j.engine.store.DirectoryStore;
import io.github.tpm4j.engine.store.Durability;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.transport.TransportAccessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The TPMs of this process that have a directory. */
final class SharedTpms {
  /** Guards the TPMs and their counts of connections. */
  static final Object LOCK = new Object();

  private static final Map<Path, SharedTpm> BY_DIRECTORY = new HashMap<>();

  private SharedTpms() {}

  /**
   * The TPM of a directory, powered on, for one connection more.
   *
   * @param ekCertificates of a new TPM
   * @throws TransportAccessException if the state cannot be used; the message says why
   */
  static SharedTpm acquire(Path directory, Durability durability, EkCertificates ekCertificates)
      throws TransportAccessException {
    synchronized (LOCK) {
      try {
        Path place = realPath(directory);
        SharedTpm known = BY_DIRECTORY.get(place);
        if (known != null) {
          known.retain();
          return known;
        }
        SharedTpm opened = open(place, durability, ekCertificates);
        BY_DIRECTORY.put(place, opened);
        return opened;
      } catch (StateStoreException e) {
        throw new TransportAccessException(e.getMessage(), e);
      } catch (IOException e) {
        throw new TransportAccessException(
            "TPM state directory " + directory + " cannot be used: " + e, e);
      }
    }
  }

  /** The same path for the same directory, whatever links lead there. */
  private static Path realPath(Path directory) throws IOException {
    return Files.exists(directory)
        ? directory.toRealPath()
        : directory.toAbsolutePath().normalize();
  }

  private static SharedTpm open(Path place, Durability durability, EkCertificates ekCertificates) {
    DirectoryStore store = DirectoryStore.open(place, durability, StateProtection.none());
    try {
      return new SharedTpm(
          TpmConfiguration.of(store).withEkCertificates(ekCertificates.withAuthorityFileIn(place)),
          () -> BY_DIRECTORY.remove(place));
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }
}
