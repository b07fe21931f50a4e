package io.github.tpm4j.trousers;

import io.github.tpm4j.peers.Folders;
import io.github.tpm4j.peers.Tcsd;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.ToolFailure;
import io.github.tpm4j.peers.ToolResult;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.transport.Transports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A TPM 1.2, tcsd above it, and a folder in which tools run that use it through tcsd. */
final class Stack implements AutoCloseable {
  private final ServedTpm tpm;
  private final Tcsd tcsd;
  private final Path folder;

  private Stack(ServedTpm tpm, Tcsd tcsd, Path folder) {
    this.tpm = tpm;
    this.tcsd = tcsd;
    this.folder = folder;
  }

  /** Without endorsement key and owner. */
  static Stack above(ServedTpm tpm) throws IOException {
    return new Stack(tpm, Tcsd.above(tpm.port()), Files.createTempDirectory("trousers"));
  }

  /** With both; the secrets of owner and SRK are the well-known one. */
  static Stack owned(ServedTpm tpm) throws IOException {
    Stack stack = above(tpm);
    stack.run("tpm_createek");
    stack.run("tpm_takeownership", "-y", "-z");
    return stack;
  }

  /** Runs a tool that must succeed, and returns what it printed. */
  String run(String... command) throws IOException {
    ToolResult result = end(command);
    if (result.status() != 0) {
      throw new ToolFailure("status " + result.status() + " from " + result);
    }
    return result.text();
  }

  /** Runs a tool that must refuse, and returns all that it printed. */
  String refused(String... command) throws IOException {
    ToolResult result = end(command);
    if (result.status() == 0) {
      throw new ToolFailure("unexpected success of " + result);
    }
    return result.toString();
  }

  /** tcsd 0.3.15 can stop answering by itself: it is then started again, and the tool once more. */
  private ToolResult end(String... command) throws IOException {
    try {
      return tool(command).run();
    } catch (ToolFailure stoppedAnswering) {
      tcsd.restart();
      return tool(command).run();
    }
  }

  private Tool tool(String... command) {
    return tcsd.reachedBy(Tool.of(command)).in(folder).with("HOME", folder.toString());
  }

  /** A file in the folder. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** Our client, beside the tools. */
  Tpm12Client client() throws IOException {
    return Tpm12Client.connect(Transports.open(tcti()));
  }

  /** How our programs reach it. */
  String tcti() {
    return tcsd.tcti();
  }

  @Override
  public void close() throws IOException {
    tcsd.close();
    tpm.close();
    Folders.delete(folder);
  }
}
