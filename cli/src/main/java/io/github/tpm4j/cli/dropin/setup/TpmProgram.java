package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.cli.dropin.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code swtpm} that will serve the TPM, and so makes its state.
 *
 * @param isOwn whether it is the one of this program's folder: then its TPM is made in this process
 */
record TpmProgram(Path path, List<String> command, boolean isOwn) {
  /** Set by the command's script: the path of the {@code swtpm} beside it. */
  private static final String OWN = "TPM4J_SWTPM";

  private static final String SOCKET = "socket";

  /**
   * The one that is named, or found in PATH.
   *
   * @param named a program and its first arguments
   */
  static TpmProgram find(Optional<String> named, Map<String, String> environment) throws Refusal {
    if (named.isEmpty()) {
      Path found =
          Programs.inPath("swtpm", environment)
              .orElseThrow(
                  () ->
                      new Refusal(
                          "Default TPM 'swtpm' could not be found and was not provided using"
                              + " --tpm"));
      return new TpmProgram(found, List.of(found.toString(), SOCKET), isOwn(found, environment));
    }
    List<String> command = new ArrayList<>(List.of(named.get().strip().split("\\s+")));
    Path path = Path.of(command.get(0));
    if (!Programs.isProgram(path)) {
      throw new Refusal("swtpm at " + path + " is not an executable.");
    }
    if (!command.contains(SOCKET)) {
      command.add(SOCKET);
    }
    return new TpmProgram(path, List.copyOf(command), isOwn(path, environment));
  }

  private static boolean isOwn(Path path, Map<String, String> environment) throws Refusal {
    String own = environment.getOrDefault(OWN, "");
    try {
      return !own.isEmpty() && Files.exists(Path.of(own)) && Files.isSameFile(path, Path.of(own));
    } catch (IOException e) {
      throw new Refusal("swtpm at " + path + " cannot be looked at: " + e.getMessage(), e);
    }
  }

  /** Checks that it knows TPMs of the family. */
  void require(SetupFamily family) throws Refusal {
    if (!isOwn && !output("--print-capabilities").contains('"' + family.capability() + '"')) {
      throw new Refusal("swtpm at " + path + " does not support " + family.label());
    }
  }

  /** Whether there is a TPM already. */
  boolean hasState(StatePlace place, SetupFamily family) throws Refusal {
    if (isOwn) {
      return Files.exists(place.location().orOther().statePath());
    }
    List<String> words =
        new ArrayList<>(List.of("--print-states", "--tpmstate", "backend-uri=" + place.uri()));
    words.addAll(family.words());
    return output(words.toArray(String[]::new)).contains("\"permall\"");
  }

  private String output(String... arguments) throws Refusal {
    List<String> words = new ArrayList<>(command);
    words.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      return new String(process.getInputStream().readAllBytes());
    } catch (IOException e) {
      throw new Refusal("Could not start swtpm '" + path + "': " + e.getMessage(), e);
    }
  }
}
