package io.github.tpm4j.cli.dropin;

import io.github.tpm4j.engine.libtpms.SwtpmKey;
import io.github.tpm4j.engine.libtpms.TakeOverInPlace;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.store.StateLocation;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.store.StateStore;
import io.github.tpm4j.engine.store.StateStoreException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What is done with a TPM that swtpm itself has kept: it is refused, or taken over where it is.
 * Whoever runs libvirt cannot add an option, so the administrator asks by a file beside the
 * command.
 *
 * @param request the file that asks for it by being there
 * @param possible whether there is a way, as for a TPM 2.0
 */
record TakeOver(Path request, boolean possible) {
  /** Set by the command's script. */
  private static final String FOLDER = "TPM4J_SWTPM_FOLDER";

  private static final String FILE = "take-over";

  static TakeOver in(Map<String, String> environment) {
    return new TakeOver(Path.of(environment.getOrDefault(FOLDER, ""), FILE), true);
  }

  /** The same for a TPM whose state of swtpm nobody can take over. */
  TakeOver impossible() {
    return new TakeOver(request, false);
  }

  /**
   * The state as it was taken over.
   *
   * @throws StateStoreException {@code OCCUPIED} if nobody has asked for that
   */
  StateStore at(StateLocation place, Optional<GivenKey> key, PrintStream log) {
    if (!possible) {
      throw new StateStoreException(
          StateStoreException.Reason.OCCUPIED,
          place.statePath()
              + " is of swtpm's own, or damaged, and was not changed: a TPM 1.2 of swtpm is not"
              + " taken over; name another directory");
    }
    if (!Files.exists(request.toAbsolutePath())) {
      throw new StateStoreException(
          StateStoreException.Reason.OCCUPIED,
          place.statePath()
              + " is of swtpm's own, or damaged, and was not changed: swtpm's is taken over at the start where the"
              + " file "
              + request
              + " exists, or by 'tpm4j swtpm take-over'");
    }
    try (StateProtection protection = StateAtNeed.protection(key)) {
      Optional<SwtpmKey> old = key.map(GivenKey::swtpmKey);
      try {
        return taken(place, protection, old, log);
      } finally {
        old.ifPresent(SwtpmKey::close);
      }
    }
  }

  private static StateStore taken(
      StateLocation place, StateProtection protection, Optional<SwtpmKey> old, PrintStream log) {
    TakeOverInPlace.Result result =
        TakeOverInPlace.at(place, StateAtNeed.DURABILITY, protection, old, Profile.pcClient());
    log.println(
        "swtpm: Taken over: "
            + result.report().objects()
            + " persistent objects, "
            + result.report().indices()
            + " NV Indices; what swtpm had is kept as "
            + result.kept());
    result.report().losses().forEach(loss -> log.println("swtpm: Not taken over: " + loss));
    return result.store();
  }
}
