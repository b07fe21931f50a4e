package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.cli.dropin.ioctl.TpmInformation;
import io.github.tpm4j.engine.manufacture.EkSubject;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.Transports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A TPM of another program, over UNIX sockets in a folder that only this user may enter. */
final class ServedTpm implements SetupTpm {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final long PAUSE_MILLIS = 10;

  private final Process process;
  private final Path control;
  private final Transport transport;

  private ServedTpm(Process process, Path control, Transport transport) {
    this.process = process;
    this.control = control;
    this.transport = transport;
  }

  /**
   * Starts the program, and its TPM up.
   *
   * @param folder for the sockets
   */
  static ServedTpm start(TpmProgram program, SetupSettings settings, Path folder, SetupLog log)
      throws Refusal {
    Path control = folder.resolve("ctrl");
    Path data = folder.resolve("tpm");
    List<String> words = new ArrayList<>(program.command());
    words.addAll(List.of("--flags", "not-need-init,startup-clear"));
    words.addAll(List.of("--tpmstate", "backend-uri=" + settings.place().uri()));
    words.addAll(settings.family().words());
    words.addAll(List.of("--ctrl", "type=unixio,path=" + control));
    words.addAll(List.of("--server", "type=unixio,path=" + data));
    words.addAll(List.of("--pid", "file=" + folder.resolve("pid")));
    log.file().ifPresent(file -> words.addAll(List.of("--log", "file=" + file)));
    settings.key().ifPresent(text -> words.addAll(List.of("--key", byPath(text))));
    Process process = start(words, program);
    try {
      awaitSocket(process, folder.resolve("pid"));
      return new ServedTpm(process, control, Transports.open("swtpm:path=" + data));
    } catch (Refusal | TransportException e) {
      process.destroyForcibly();
      throw e instanceof Refusal refusal
          ? refusal
          : new Refusal("Could not start the TPM: " + e.getMessage(), e);
    }
  }

  /** Java's children inherit no descriptors, but may open those of this process. */
  private static String byPath(String key) {
    String files = "file=/proc/" + ProcessHandle.current().pid() + "/fd/";
    return key.replaceFirst("^(pwd|)fd=", "$1" + files);
  }

  private static Process start(List<String> words, TpmProgram program) throws Refusal {
    try {
      return new ProcessBuilder(words).inheritIO().start();
    } catch (IOException e) {
      throw new Refusal("Could not start swtpm '" + program.path() + "': " + e.getMessage(), e);
    }
  }

  /** Its number is written when its sockets listen. */
  private static void awaitSocket(Process process, Path sign) throws Refusal {
    long end = System.nanoTime() + LIMIT.toNanos();
    try {
      while (Files.notExists(sign)) {
        if (process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
          throw new Refusal("swtpm process terminated unexpectedly.");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("The wait for swtpm was interrupted", e);
    }
  }

  @Override
  public Transport transport() {
    return transport;
  }

  @Override
  public EkSubject facts() throws Refusal {
    return FactsText.read(TpmInformation.read(control.toString()));
  }

  @Override
  public void close() throws Refusal {
    transport.close();
    try {
      TpmInformation.shutDown(control.toString());
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new Refusal("swtpm does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
  }
}
