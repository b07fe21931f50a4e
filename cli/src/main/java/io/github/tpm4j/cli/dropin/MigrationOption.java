package io.github.tpm4j.cli.dropin;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The option {@code --migration} of swtpm 0.8 and later, for two processes that share the place of
 * the state, from one of which a TPM moves to the other.
 *
 * @param isIncoming whether this is the one that it moves to
 * @param releases whether the state may be used by the other once it was read
 */
record MigrationOption(boolean isIncoming, boolean releases) {
  private static final String INCOMING = "incoming";
  private static final String RELEASE = "release-lock-outgoing";

  /** The one that it moves from lets the state go just before, or is about to end. */
  private static final Duration INCOMING_WAIT = Duration.ofSeconds(3);

  static MigrationOption parse(Optional<String> text) throws Refusal {
    if (text.isEmpty()) {
      return new MigrationOption(false, false);
    }
    SubOptions options =
        SubOptions.parse("migration", text.get(), Set.of(), Set.of(INCOMING, RELEASE));
    return new MigrationOption(options.has(INCOMING), options.has(RELEASE));
  }

  /** How long the state may be in use by another when it is needed here. */
  Duration patience() {
    return isIncoming ? INCOMING_WAIT : Duration.ZERO;
  }
}
