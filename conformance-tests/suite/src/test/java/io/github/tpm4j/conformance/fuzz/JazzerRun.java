package io.github.tpm4j.conformance.fuzz;

import io.github.tpm4j.peers.JavaCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Jazzer on one target, in a JVM of its own: its agent is not to slow others down, and what it
 * prints goes to a file.
 */
final class JazzerRun {
  /** An input that takes longer has found a hang. */
  private static final int INPUT_LIMIT_SECONDS = 120;

  /** With fewer the second compiler takes longer than it saves. */
  private static final int WORTH_OPTIMIZING_INPUTS = 50_000;

  private static final int TAIL_LINES = 60;
  private static final Pattern DONE = Pattern.compile("(?m)^Done (\\d+) runs");

  private final int status;
  private final String output;

  private JazzerRun(int status, String output) {
    this.status = status;
    this.output = output;
  }

  /**
   * Runs a target until it finds something, or has had so many inputs.
   *
   * @param instrumented the classes whose branches guide it
   * @param folder for what it finds; a corpus in {@code corpus} is where it begins
   */
  static JazzerRun of(Class<?> target, String instrumented, int inputs, Path folder)
      throws IOException, InterruptedException {
    Path log = folder.resolve("jazzer.log");
    Process process =
        new ProcessBuilder(command(target, instrumented, inputs, folder))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      int status = process.waitFor();
      return new JazzerRun(status, Files.readString(log, StandardCharsets.ISO_8859_1));
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<String> command(
      Class<?> target, String instrumented, int inputs, Path folder) {
    List<String> options =
        new ArrayList<>(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
    if (inputs < WORTH_OPTIMIZING_INPUTS) {
      options.add("-XX:TieredStopAtLevel=1");
    }
    // Both say that a Java agent and a native library are loaded on purpose.
    options.addAll(List.of("-XX:+EnableDynamicAgentLoading", "--enable-native-access=ALL-UNNAMED"));
    List<String> command = JavaCommand.of(options, "com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + target.getName());
    command.add("--instrumentation_includes=" + instrumented);
    command.add("--custom_hook_includes=" + instrumented);
    command.add("--reproducer_path=" + folder);
    command.add("-artifact_prefix=" + folder + "/");
    command.add("-seed=" + FuzzSettings.seed());
    command.add("-runs=" + inputs);
    command.add("-timeout=" + INPUT_LIMIT_SECONDS);
    Path corpus = folder.resolve("corpus");
    if (Files.exists(corpus)) {
      command.add(corpus.toString());
    }
    return command;
  }

  boolean foundNothing() {
    return status == 0;
  }

  /** How many inputs there were, if it came to its end. */
  int inputs() {
    Matcher done = DONE.matcher(output);
    return done.find() ? Integer.parseInt(done.group(1)) : 0;
  }

  String output() {
    return output;
  }

  /** The last lines, with the exception and the input. */
  @Override
  public String toString() {
    List<String> lines = output.lines().toList();
    List<String> tail = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
    return "Jazzer ended with " + status + "\n" + String.join("\n", tail);
  }
}
