package io.github.tpm4j.conformance.dropin;

import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.ToolResult;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.transport.Transports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A folder in which one {@code swtpm_setup} makes TPMs, with a configuration and an authority of
 * its own.
 *
 * @param path the folder
 * @param bin where its swtpm and swtpm_setup are
 * @param searchPath the variable PATH
 */
record SetupFolder(Path path, Path bin, String searchPath) {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String SYSTEM = "/usr/sbin:/usr/bin:/sbin:/bin";

  /** Debian's. */
  static SetupFolder ofSwtpm(Path path) throws IOException {
    return new SetupFolder(path, Path.of("/usr/bin"), SYSTEM).filled();
  }

  static SetupFolder of(DropIn dropIn, Path path) throws IOException {
    Path bin = Path.of(dropIn.program("swtpm")).getParent();
    return new SetupFolder(path, bin, bin + ":" + SYSTEM).filled();
  }

  private SetupFolder filled() throws IOException {
    Files.createDirectories(path.resolve("state"));
    Files.createDirectories(path.resolve("other"));
    Files.createDirectories(path.resolve("ca"));
    write("password", "correct horse\n");
    write("key", "0123456789abcdef0123456789abcdef\n");
    write("empty.conf", "# nothing\n");
    write("absent.conf", "create_certs_tool = /nonexistent/tool\n");
    write("failing.conf", "create_certs_tool = /bin/false\n");
    write(
        "ca.conf",
        "statedir = ca\nsigningkey = ca/key.pem\nissuercert = ca/cert.pem\ncertserial = ca/serial\n");
    write(
        "ca.options",
        "--platform-manufacturer Tests\n--platform-version 1\n--platform-model Guest\n");
    write(
        "setup.conf",
        """
        # comment
        create_certs_tool= swtpm_localca # which is found in PATH
        create_certs_tool_config = ca.conf
        create_certs_tool_options = ca.options
        active_pcr_banks = sha256
        """);
    return this;
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(path.resolve(name), text);
  }

  /** The command with the words of a line. */
  Tool setup(String line) {
    List<String> command = new ArrayList<>(List.of(bin.resolve("swtpm_setup").toString()));
    Arrays.stream(line.split(" ")).filter(word -> !word.isEmpty()).forEach(command::add);
    return Tool.of(command.toArray(String[]::new))
        .with("PATH", searchPath)
        .with("HOME", path.toString())
        .with("XDG_CONFIG_HOME", path.resolve("config").toString())
        .in(path)
        .within(LIMIT);
  }

  /** What it says to one line after the other, as {@link #said(String)}. */
  String said(List<String> lines) {
    return lines.stream().map(this::said).collect(Collectors.joining("\n"));
  }

  /** What it says to a line, without what is of the moment, or of the TPM. */
  String said(String line) {
    ToolResult result = setup(line).run();
    return line
        + ": "
        + result.status()
        + "\n"
        + comparable(result.text())
        + comparable(result.errors());
  }

  private static String comparable(String output) {
    return output
        .replaceAll("(?s)Usage:.*", "")
        .replaceAll("(has no effect\\.)(?!\n)", "$1\n")
        .replaceAll(" @ .*", "")
        .replaceAll("--ek [^ ]*", "--ek KEY")
        .replaceAll("certs\\.[A-Za-z0-9]*", "certs.X")
        .replaceAll("--tpm-(spec-revision|manufacturer|model|version) [^ ]* ", "")
        .replaceAll("--allow-signing |--decryption ", "")
        .replaceAll("(?m)^(swtpm: |swtpm process |Error getting next filename).*\n", "")
        .replaceAll("(?m)^/usr/bin/swtpm_setup: |^/.*/bin/swtpm_setup: |^swtpm_setup: ", "");
  }

  /** What a script prints whose tools use a TPM 2.0 that was made here. */
  String onTpm(String script, String... options) throws Exception {
    try (Served served = serve(List.of("--tpm2"), options)) {
      String printed =
          Tool.of("bash", "-euo", "pipefail", "-c", script)
              .tpm(tcti())
              .in(path)
              .within(LIMIT)
              .succeed()
              .text();
      served.terminate();
      return printed;
    }
  }

  /** What a client says of a TPM 1.2 that was made here. */
  <R> R onTpm12(Function<Tpm12Client, R> use, String... options) throws Exception {
    try (Served served = serve(List.of(), options)) {
      R result;
      try (Tpm12Client client = Tpm12Client.connect(Transports.open(tcti()))) {
        result = use.apply(client);
      }
      served.terminate();
      return result;
    }
  }

  private String tcti() {
    return "swtpm:path=" + path.resolve("tpm");
  }

  private Served serve(List<String> family, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(bin.resolve("swtpm").toString(), "socket"));
    command.addAll(family);
    command.addAll(List.of("--tpmstate", "dir=state", "--flags", "startup-clear"));
    command.addAll(List.of("--server", "type=unixio,path=tpm"));
    command.addAll(List.of("--ctrl", "type=unixio,path=tpm.ctrl"));
    command.addAll(List.of("--pid", "file=pid"));
    command.addAll(List.of(options));
    return Served.start(command, path, path.resolve("pid"));
  }
}
