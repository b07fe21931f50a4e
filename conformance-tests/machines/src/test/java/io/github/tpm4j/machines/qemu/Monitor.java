package io.github.tpm4j.machines.qemu;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tpm4j.peers.ToolFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** QEMU's monitor, spoken to in JSON (QMP), with the commands of the one for people in it. */
final class Monitor implements AutoCloseable {
  private static final long PAUSE_MILLIS = 50;

  private final SocketChannel channel;
  private final BufferedReader answers;

  private Monitor(SocketChannel channel) {
    this.channel = channel;
    answers = new BufferedReader(Channels.newReader(channel, UTF_8));
  }

  static Monitor connect(Path socket, Process qemu) throws IOException, InterruptedException {
    while (true) {
      SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        channel.connect(UnixDomainSocketAddress.of(socket));
        Monitor monitor = new Monitor(channel);
        monitor.execute("{\"execute\": \"qmp_capabilities\"}");
        return monitor;
      } catch (IOException e) {
        channel.close();
        if (!qemu.isAlive()) {
          throw e;
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }

  /**
   * Executes a command of the monitor for people, such as {@code savevm}.
   *
   * @return what it says, as a JSON string without the quotes; empty if all is well
   */
  String say(String line) throws IOException {
    String answer =
        execute(
            "{\"execute\": \"human-monitor-command\", \"arguments\": {\"command-line\": \""
                + line
                + "\"}}");
    String start = "{\"return\": \"";
    return answer.substring(start.length(), answer.length() - 2);
  }

  /** As {@link #say}; it must have nothing to say. */
  void command(String line) throws IOException {
    String said = say(line);
    if (!said.isEmpty()) {
      throw new ToolFailure(line + ": " + said);
    }
  }

  /** Waits until a migration has ended, and returns its status, such as "completed". */
  String awaitMigration() throws IOException, InterruptedException {
    while (true) {
      String said = say("info migrate");
      for (String end : new String[] {"completed", "failed", "cancelled"}) {
        if (said.contains("Migration status: " + end)) {
          return end;
        }
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /**
   * Waits until a machine has come in over a stream, and lets it run. A "cont" before that would be
   * lost: where the machine was stopped when it left, it arrives stopped.
   */
  void awaitArrival() throws IOException, InterruptedException {
    while (say("info status").contains("inmigrate")) {
      Thread.sleep(PAUSE_MILLIS);
    }
    command("cont");
  }

  private String execute(String request) throws IOException {
    channel.write(ByteBuffer.wrap((request + "\n").getBytes(UTF_8)));
    String line;
    do {
      line = answers.readLine();
      if (line == null) {
        throw new IOException("QEMU has ended");
      }
    } while (!line.startsWith("{\"return\"") && !line.startsWith("{\"error\""));
    return line;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
