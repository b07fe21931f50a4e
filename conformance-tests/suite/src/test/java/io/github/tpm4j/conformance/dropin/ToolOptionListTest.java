package io.github.tpm4j.conformance.dropin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.dropin.bios.SwtpmBios;
import io.github.tpm4j.cli.dropin.ioctl.SwtpmIoctl;
import io.github.tpm4j.cli.dropin.setup.SwtpmSetup;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.ToolResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each option that the help of swtpm's tools lists, wrong, empty, missing, doubled and abbreviated,
 * is answered alike. Ours run in this JVM; no line leads to a TPM.
 */
@Tag("peer")
class ToolOptionListTest {
  private static final String NOWHERE = "/nonexistent/x";

  /** No number, and no file that could be written. */
  private static final List<String> WRONG = List.of("", NOWHERE, "-1/x", "9/x");

  /** Which would make a file of its name here. */
  private static final String LOG = "--logfile";

  /** Of what is no number swtpm_setup makes one; here it is refused. */
  private static final Set<String> DESCRIPTORS = Set.of("--keyfile-fd", "--pwdfile-fd");

  private static final String OBSOLETE =
      "Warning: --(swtpm_ioctl|tcsd-system-ps-file) is deprecated and has no effect.";

  private static final Pattern OPTION =
      Pattern.compile("(?m)^\\s*(--?[A-Za-z][A-Za-z0-9_-]*)(?=[ :,])");

  /** One of our tools in this JVM. */
  @FunctionalInterface
  private interface Command {
    int run(List<String> words, PrintStream out, PrintStream err);
  }

  @TempDir private Path folder;

  @Test
  void ofSwtpmIoctl() {
    Command ours =
        (words, out, err) -> SwtpmIoctl.run(words, InputStream.nullInputStream(), out, err);
    List<String> place = List.of("--unix", NOWHERE);
    List<String> options = options("swtpm_ioctl", "--help");
    List<List<String>> lines = lines(options, List.of(), place);
    lines.addAll(lines(options, place, List.of("-e")));
    assertAnswersAlike("swtpm_ioctl", lines, ours);
  }

  @Test
  void ofSwtpmBios() {
    Command ours = (words, out, err) -> SwtpmBios.run(words, Map.of(), out, err);
    List<String> options = options("swtpm_bios", "-h");
    assertAnswersAlike("swtpm_bios", lines(options, List.of(), List.of("--unix", NOWHERE)), ours);
  }

  @Test
  void ofSwtpmSetup() throws IOException {
    Path state = Files.createDirectory(folder.resolve("state"));
    Path config = Files.writeString(folder.resolve("setup.conf"), "active_pcr_banks = sha256\n");
    DropIn dropIn = DropIn.in(folder);
    Map<String, String> environment =
        Map.of("PATH", dropIn.path(), "TPM4J_SWTPM", dropIn.program("swtpm"));
    Command ours = (words, out, err) -> SwtpmSetup.run(words, environment, out, err);
    List<String> first = List.of("--tpm-state", state.toString(), "--config", config.toString());
    List<String> tpm2 = new ArrayList<>(first);
    tpm2.add("--tpm2");
    // Whatever is right ends there, sooner or later.
    List<String> folder = List.of("--write-ek-cert-files", NOWHERE);
    List<String> size = List.of("--rsa-keysize", "1000");
    List<String> options =
        options("swtpm_setup", "--help").stream().filter(it -> !it.equals("--runas")).toList();
    List<List<String>> lines = lines(options, first, folder);
    List<String> strict = options.stream().filter(it -> !DESCRIPTORS.contains(it)).toList();
    lines.addAll(lines(strict, tpm2, size));
    assertAnswersAlike("swtpm_setup", lines, ours);
  }

  private static List<String> options(String tool, String help) {
    List<String> options =
        OPTION
            .matcher(Tool.of(tool, help).run().text())
            .results()
            .map(it -> it.group(1))
            .distinct()
            .toList();
    assertTrue(options.size() > 12, options::toString);
    return options;
  }

  private static List<List<String>> lines(
      List<String> options, List<String> before, List<String> after) {
    List<List<String>> lines = new ArrayList<>();
    for (String option : options) {
      lines.add(joined(before, after, List.of(option)));
      for (String wrong : WRONG) {
        lines.add(joined(before, List.of(option, wrong), after));
        lines.add(joined(before, List.of(option + "=" + wrong), after));
      }
      if (!option.equals(LOG)) {
        lines.add(joined(before, List.of(option, option), after));
      }
      lines.add(joined(before, List.of(option, NOWHERE, option, "-1/x"), after));
      lines.add(joined(before, after, List.of(option.substring(0, option.length() - 1))));
    }
    return lines;
  }

  private static List<String> joined(List<String> first, List<String> second, List<String> third) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    all.addAll(third);
    return all;
  }

  private void assertAnswersAlike(String tool, List<List<String>> lines, Command ours) {
    StringBuilder swtpms = new StringBuilder();
    StringBuilder own = new StringBuilder();
    for (List<String> words : lines) {
      String line = String.join(" ", words) + ": ";
      swtpms.append(line).append(run(tool, words)).append('\n');
      own.append(line).append(run(ours, words)).append('\n');
    }
    assertEquals(swtpms.toString(), own.toString());
  }

  private String run(String tool, List<String> words) {
    ToolResult result =
        Tool.of(joined(List.of(tool), words, List.of()).toArray(String[]::new)).in(folder).run();
    return said(result.status(), result.text(), result.errors());
  }

  private static String run(Command command, List<String> words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        command.run(words, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    return said(status, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** A help differs but for its first words; swtpm_setup says some errors on stdout. */
  private static String said(int status, String text, String errors) {
    String line = firstLine(errors.isBlank() ? text.replaceAll(OBSOLETE, "") : errors);
    return status + " " + line.replaceFirst("(TPM emulator.* 0\\.7\\.1).*", "$1");
  }

  /** Without what others say than the tool. */
  private static String firstLine(String text) {
    return text.lines()
        .filter(line -> !line.isBlank() && !line.contains("GLib-CRITICAL"))
        .findFirst()
        .orElse("")
        .replace("(null)", "");
  }
}
