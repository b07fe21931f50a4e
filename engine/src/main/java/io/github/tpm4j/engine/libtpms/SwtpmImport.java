package io.github.tpm4j.engine.libtpms;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.engine.store.StateStore;
import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.engine.store.StateStoreException.Reason;
import io.github.tpm4j.tss.wire.Revision;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a state of this TPM of a TPM that swtpm has kept: hierarchies with their seeds, persistent
 * objects, NV, PCR banks, Clock, counters and lockout. Primary Objects come out as there ({@link
 * io.github.tpm4j.engine.creation.PrimaryDerivation}).
 */
public final class SwtpmImport {
  /** What libtpms implements. */
  private static final Revision REVISION = Revision.V159;

  private SwtpmImport() {}

  /**
   * What came over.
   *
   * @param objects how many persistent objects
   * @param indices how many NV Indices
   * @param losses what could not come over, in words
   */
  public record Report(int objects, int indices, List<String> losses) {}

  /**
   * Reads {@code source} and writes {@code target} in one commit; if this throws, neither has
   * changed.
   *
   * @param profile the algorithms that the TPM is to have; it follows version 1.59 of the library
   * @throws StateStoreException of the source, see {@link SwtpmSource#read}; {@code OCCUPIED} if
   *     there is a TPM in the target; {@code OTHER_PROFILE} if the TPM uses what the profile lacks
   */
  public static Report into(StateStore target, SwtpmSource source, Profile profile) {
    return into(target, source, profile, () -> {});
  }

  /**
   * As {@link #into(StateStore, SwtpmSource, Profile)}.
   *
   * @param beforeCommit done when all that can be refused was not
   */
  static Report into(
      StateStore target, SwtpmSource source, Profile profile, Runnable beforeCommit) {
    if (!target.load().isEmpty()) {
      throw new StateStoreException(
          Reason.OCCUPIED,
          "There is a TPM already where that of swtpm is to go: name another place");
    }
    SwtpmSource.Content content = source.read();
    Profile known = known(profile);
    Requirements.check(content.permanent(), known);
    try (MemoryStore memory = new MemoryStore()) {
      TakenOver.write(content, known, memory);
      TakenOver.requireReadable(known, memory);
      beforeCommit.run();
      Map<String, byte[]> records = memory.load();
      commit(target, records);
    }
    return new Report(
        content.permanent().user().objects().size(),
        content.permanent().user().indices().size(),
        Losses.of(content));
  }

  private static Profile known(Profile profile) {
    try {
      return profile.in(REVISION);
    } catch (IllegalArgumentException e) {
      throw new StateStoreException(
          Reason.OTHER_PROFILE,
          "A TPM of swtpm is one of version 1.59 of the TPM 2.0 Library: " + e.getMessage(),
          e);
    }
  }

  private static void commit(StateStore target, Map<String, byte[]> records) {
    Map<String, Optional<byte[]>> changes = new HashMap<>();
    records.forEach((name, value) -> changes.put(name, Optional.of(value)));
    try {
      target.commit(changes);
    } finally {
      records.values().forEach(value -> Arrays.fill(value, (byte) 0));
    }
  }
}
