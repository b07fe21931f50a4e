package io.github.tpm4j.engine.profile;

import io.github.tpm4j.tss.wire.Revision;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How users name the revision that a TPM follows: by its number, such as 185. */
public final class RevisionName {

  private RevisionName() {}

  /**
   * {@return the revision of a name; empty if there is none}
   *
   * @param name such as {@code 159}, {@code 183} or {@code 185}
   */
  public static Optional<Revision> find(String name) {
    return Arrays.stream(Revision.values())
        .filter(revision -> String.valueOf(revision.number()).equals(name))
        .findFirst();
  }

  /** {@return all of them, for messages} */
  public static String all() {
    return Arrays.stream(Revision.values())
        .map(revision -> String.valueOf(revision.number()))
        .collect(Collectors.joining(", "));
  }
}
