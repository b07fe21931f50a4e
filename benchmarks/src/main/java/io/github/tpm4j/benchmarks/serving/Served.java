package io.github.tpm4j.benchmarks.serving;

import io.github.tpm4j.benchmarks.tpm.Bench;
import io.github.tpm4j.benchmarks.tpm.OverSocket;
import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.Swtpm;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A TPM that a process of its own serves, and its client.
 *
 * @param processorTime what that process has taken of the processors
 */
record Served(String name, Bench bench, Supplier<Duration> processorTime, List<Closeable> closing)
    implements Closeable {
  private static final List<String> ARGUMENTS =
      List.of(
          "swtpm",
          "--server",
          "tcp:0",
          "--ctrl",
          "tcp:0",
          "--state",
          "memory",
          "--startup",
          "clear");

  static Served swtpm() throws IOException {
    Swtpm process = Swtpm.tcp();
    OverSocket socket = new OverSocket(process.port(), process.port() + 1);
    return new Served(
        "swtpm", new Bench(socket), process::processorTime, List.of(socket::close, process::close));
  }

  static Served by(Way way) throws IOException {
    List<String> arguments = new ArrayList<>(ARGUMENTS);
    arguments.addAll(way.arguments());
    EngineServer process = EngineServer.start(way.jvmOptions(), arguments);
    OverSocket socket = new OverSocket(port(process, 0), port(process, 1));
    return new Served(
        way.name(),
        new Bench(socket),
        process::processorTime,
        List.of(socket::close, process::close));
  }

  private static int port(EngineServer process, int index) {
    String address = process.addresses().get(index);
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  @Override
  public void close() throws IOException {
    for (Closeable closeable : closing) {
      closeable.close();
    }
  }
}
