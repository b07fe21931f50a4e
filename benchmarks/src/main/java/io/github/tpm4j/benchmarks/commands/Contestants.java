package io.github.tpm4j.benchmarks.commands;

import io.github.tpm4j.benchmarks.tpm.Bench;
import io.github.tpm4j.benchmarks.tpm.InProcess;
import io.github.tpm4j.benchmarks.tpm.OverSocket;
import io.github.tpm4j.benchmarks.tpm.Side;
import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.Folders;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmSu;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * swtpm, and the bundled TPM twice: served, and in this process. The served ones keep their state
 * in directories, and do not wait for the disk at each change, as swtpm never does.
 */
final class Contestants implements AutoCloseable {
  private final Deque<Closeable> closing = new ArrayDeque<>();
  private final Path folder = Files.createTempDirectory("tpm4j-benchmark");
  private final Bench swtpm;
  private final Bench inProcess;
  private final Bench served;

  Contestants() throws Exception {
    closing.push(() -> Folders.delete(folder));
    try {
      swtpm = new Bench(startSwtpm());
      served = new Bench(serve());
      inProcess = new Bench(closeAtEnd(new InProcess()));
      inProcess.execute(new Startup.Request(TpmSu.CLEAR));
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  private Side startSwtpm() throws IOException {
    Swtpm process = Swtpm.tcp();
    closing.push(process::close);
    return closeAtEnd(new OverSocket(process.port(), process.port() + 1));
  }

  private Side serve() throws IOException {
    EngineServer process =
        EngineServer.start(
            "swtpm",
            "--server",
            "tcp:0",
            "--ctrl",
            "tcp:0",
            "--state",
            folder.resolve("served").toString(),
            "--durability",
            "process_kill",
            "--startup",
            "clear");
    closing.push(process::close);
    return closeAtEnd(
        new OverSocket(port(process.addresses().get(0)), port(process.addresses().get(1))));
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  private Side closeAtEnd(Side side) {
    closing.push(side::close);
    return side;
  }

  Bench swtpm() {
    return swtpm;
  }

  Bench inProcess() {
    return inProcess;
  }

  Bench served() {
    return served;
  }

  @Override
  public void close() throws IOException {
    while (!closing.isEmpty()) {
      closing.pop().close();
    }
  }
}
