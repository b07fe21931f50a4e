package io.github.tpm4j.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A running tpm2-abrmd above a TPM, on a D-Bus of its own. */
public final class ResourceManager implements AutoCloseable {
  private static final String NAME = "com.intel.tss2.Tabrmd";
  private static final Duration START_LIMIT = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(50);

  private final Process bus;
  private final Process manager;
  private final String busAddress;
  private final Path folder;

  private ResourceManager(Process bus, Process manager, String busAddress, Path folder) {
    this.bus = bus;
    this.manager = manager;
    this.busAddress = busAddress;
    this.folder = folder;
  }

  /**
   * Starts it for the TPM that a TCTI configuration string names.
   *
   * @throws ToolFailure if it does not start; the message has what it said
   */
  public static ResourceManager above(String tcti) throws IOException {
    Path folder = Files.createTempDirectory("tpm2-abrmd");
    Process bus =
        new ProcessBuilder(
                "dbus-daemon",
                "--session",
                "--nofork",
                "--print-address=1",
                "--address=unix:path=" + folder.resolve("bus"))
            .redirectError(folder.resolve("bus.log").toFile())
            .start();
    BufferedReader output = new BufferedReader(new InputStreamReader(bus.getInputStream(), UTF_8));
    String address = output.readLine();
    if (address == null) {
      Processes.end(bus);
      throw new ToolFailure("dbus-daemon ended: " + Files.readString(folder.resolve("bus.log")));
    }
    ResourceManager started =
        new ResourceManager(bus, startManager(tcti, address, folder), address, folder);
    started.awaitName();
    return started;
  }

  private static Process startManager(String tcti, String address, Path folder) throws IOException {
    // Containers build as root, which tpm2-abrmd refuses unless told.
    ProcessBuilder builder =
        new ProcessBuilder("tpm2-abrmd", "--session", "--allow-root", "--tcti=" + tcti)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    builder.environment().put("DBUS_SESSION_BUS_ADDRESS", address);
    return builder.start();
  }

  private void awaitName() throws IOException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!hasName()) {
      if (!manager.isAlive() || System.nanoTime() > deadline) {
        String log = Files.readString(folder.resolve("log"));
        close();
        throw new ToolFailure("tpm2-abrmd does not start: " + log);
      }
      Processes.pause(POLL);
    }
  }

  private boolean hasName() {
    return Tool.of(
            "dbus-send",
            "--bus=" + busAddress,
            "--print-reply",
            "--dest=org.freedesktop.DBus",
            "/",
            "org.freedesktop.DBus.NameHasOwner",
            "string:" + NAME)
        .succeed()
        .text()
        .contains("boolean true");
  }

  /** The tool's TPM is that of this resource manager. */
  public Tool reachedBy(Tool tool) {
    return tool.tpm("tabrmd:bus_type=session").with("DBUS_SESSION_BUS_ADDRESS", busAddress);
  }

  @Override
  public void close() throws IOException {
    Processes.end(manager);
    Processes.end(bus);
    Folders.delete(folder);
  }
}
