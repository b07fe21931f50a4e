package io.github.tpm4j.cli.dropin;

import io.github.tpm4j.engine.store.StateLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code --print-states} prints: which state there is, and how much. */
final class PrintedStates {
  private PrintedStates() {}

  /** JSON in one line, which swtpm does not end. */
  static String json(Optional<StateLocation> place) throws Refusal {
    StateLocation location =
        place.orElseThrow(
            () -> new Refusal("swtpm: Error: --tpmstate option is required for --print-states"));
    if (!Files.isDirectory(location.directory())) {
      // swtpm's words: it locks before it looks.
      throw new Refusal(
          "swtpm: SWTPM_NVRAM_Lock_Dir: Could not open lockfile: No such file or directory");
    }
    Path file = location.orOther().statePath();
    try {
      String states =
          Files.exists(file) ? " {\"name\": \"permall\", \"size\": " + Files.size(file) + "} " : "";
      return "{ \"type\": \"swtpm\", \"states\": [" + states + "] }";
    } catch (IOException e) {
      throw new Refusal("swtpm: The state in " + file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
