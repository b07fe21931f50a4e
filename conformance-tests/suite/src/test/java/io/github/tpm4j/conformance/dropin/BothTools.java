package io.github.tpm4j.conformance.dropin;

import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.ToolResult;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tool of swtpm's and its drop-in, each with a TPM of its own of the same kind: they are given
 * the same command lines, and must say the same.
 */
final class BothTools implements AutoCloseable {
  /** A word that stands for nothing. */
  private static final String EMPTY = "''";

  private final String name;
  private final DropIn dropIn;
  private final List<Path> folders = new ArrayList<>();
  private final List<Served> servers = new ArrayList<>();

  /**
   * Starts two TPMs, each in a folder of its own with the sockets {@code c} and {@code d}.
   *
   * @param name of the tool
   * @param server the program of the TPMs
   */
  BothTools(String name, DropIn dropIn, Path parent, String server, String... options)
      throws IOException, InterruptedException {
    this.name = name;
    this.dropIn = dropIn;
    try {
      for (String folder : List.of("swtpm", "ours")) {
        start(Files.createDirectories(parent.resolve(folder)), server, options);
      }
    } catch (IOException | InterruptedException | AssertionError e) {
      close();
      throw e;
    }
  }

  private void start(Path folder, String server, String... options)
      throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("state"));
    List<String> command =
        new ArrayList<>(
            List.of(server, "socket", "--tpmstate", "dir=state", "--ctrl", "type=unixio,path=c"));
    command.addAll(List.of("--server", "type=unixio,path=d"));
    command.addAll(List.of(options));
    folders.add(folder);
    servers.add(Served.start(command, folder, folder.resolve("d")));
  }

  /** What swtpm's tool says to the lines, one after the other. */
  List<String> swtpms(List<String> lines) {
    return lines.stream().map(line -> said(line, name, folders.get(0))).toList();
  }

  /** What the drop-in says to them. */
  List<String> ours(List<String> lines) {
    return lines.stream().map(line -> said(line, dropIn.program(name), folders.get(1))).toList();
  }

  /** Runs another tool on both, without a look at what it says. */
  void run(String... command) {
    folders.forEach(folder -> Tool.of(command).in(folder).succeed());
  }

  /** Sends both TPMs a command, in hex. */
  void send(String command) throws IOException {
    for (Path folder : folders) {
      try (SocketChannel channel = Served.connect(folder.resolve("d"))) {
        Served.ask(channel, command);
      }
    }
  }

  private static String said(String line, String program, Path folder) {
    List<String> command = new ArrayList<>(List.of(program));
    Arrays.stream(line.split(" "))
        .filter(word -> !word.isEmpty())
        .map(word -> word.equals(EMPTY) ? "" : word)
        .forEach(command::add);
    ToolResult result = Tool.of(command.toArray(String[]::new)).in(folder).run();
    return line + ": " + result.status() + " " + text(result.text()) + " " + text(result.errors());
  }

  /** Whose help it is, a help differs; and swtpm's last line has no end now and then. */
  private static String text(String output) {
    String text = output.replace("\0", "").strip();
    return text.startsWith("TPM emulator ") ? text.substring(0, text.indexOf("0.7.1")) : text;
  }

  @Override
  public void close() {
    servers.forEach(Served::close);
  }
}
