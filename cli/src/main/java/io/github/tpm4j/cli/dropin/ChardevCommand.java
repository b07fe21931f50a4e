package io.github.tpm4j.cli.dropin;

import io.github.tpm4j.cli.dropin.LongOptions.Given;
import io.github.tpm4j.cli.dropin.LongOptions.Parsed;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * {@code swtpm chardev}, which serves nothing here: a TPM of this machine's kernel would be made of
 * it. What is wrong in its command line is said as by swtpm 0.7.1, a kernel without the proxy too.
 * No device is opened.
 */
final class ChardevCommand {
  private static final int FAILED = 1;

  /** Descriptors 0, 1 and 2 are not a TPM's. */
  private static final int LAST_STANDARD_DESCRIPTOR = 2;

  /** Of the kernel's module tpm_vtpm_proxy. */
  private static final Path VTPM_PROXY = Path.of("/dev/vtpmx");

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;

  ChardevCommand(Map<String, String> environment, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  private static LongOptions known() {
    return new LongOptions("chardev")
        .value("c", "chardev")
        .value("f", "fd")
        .flag("d", "daemon")
        .value("ctrl")
        .value("migration-key")
        .value("log")
        .value("key")
        .value("locality")
        .value("pid")
        .value("tpmstate")
        .value("flags")
        .value("r", "runas")
        .flag("tpm2")
        .value("seccomp")
        .flag("vtpm-proxy")
        .flag("print-capabilities")
        .flag("print-states")
        .flag("h", "help");
  }

  int run(List<String> words) {
    try {
      Parsed parsed = known().parse(words);
      if (parsed.has("help")) {
        help(out);
        return 0;
      }
      run(parsed);
      return 0;
    } catch (Refusal e) {
      e.print(err);
      return FAILED;
    }
  }

  private void run(Parsed parsed) throws Refusal {
    requirePlaces(parsed);
    if (!parsed.operands().isEmpty()) {
      throw new Refusal("swtpm: Unknown parameter '" + parsed.operands().get(0) + "'");
    }
    SocketFamily family = SocketFamily.of(parsed.has("tpm2"));
    if (parsed.has("print-capabilities")) {
      out.println(Capabilities.json(parsed.has("tpm2")));
    } else if (parsed.has("print-states")) {
      out.print(PrintedStates.json(SocketOptions.state(parsed, environment)));
    } else {
      refuse(parsed, family);
    }
  }

  /** In the order in which they were given. */
  private static void requirePlaces(Parsed parsed) throws Refusal {
    for (Given given : parsed.options()) {
      switch (given.name()) {
        case "fd" -> requireDescriptor(given.value());
        case "chardev" -> requireDevice(given.value());
        default -> {
          // The others name no place.
        }
      }
    }
  }

  private static void requireDescriptor(String text) throws Refusal {
    if (!text.matches("\\d{1,9}")) {
      throw new Refusal("swtpm: Cannot parse character device file descriptor.");
    }
    int number = Integer.parseInt(text);
    if (!Descriptors.isOpen(number)) {
      throw new Refusal("swtpm: Cannot stat file descriptor: Bad file descriptor");
    }
    if (number <= LAST_STANDARD_DESCRIPTOR) {
      throw new Refusal("swtpm: Error: Cannot accept file descriptors with values 0, 1, or 2");
    }
  }

  private static void requireDevice(String device) throws Refusal {
    String wrong = "swtpm: Cannot open " + device + ": ";
    if (device.isEmpty() || Files.notExists(Path.of(device))) {
      throw new Refusal(wrong + "No such file or directory");
    }
    if (Files.isDirectory(Path.of(device))) {
      throw new Refusal(wrong + "Is a directory");
    }
  }

  /** What is wrong with the rest, or that nothing is served. */
  private static void refuse(Parsed parsed, SocketFamily family) throws Refusal {
    SocketOptions.log(parsed.value("log"));
    SocketOptions.rejectsLocality4(parsed.value("locality"));
    if (parsed.has("vtpm-proxy")) {
      if (Files.notExists(VTPM_PROXY)) {
        throw new Refusal("swtpm: Could not open " + VTPM_PROXY + ": No such file or directory");
      }
    } else if (!parsed.has("fd") && !parsed.has("chardev")) {
      throw new Refusal("swtpm: Error: Missing character device or file descriptor");
    }
    for (String key : List.of("key", "migration-key")) {
      if (parsed.has(key)) {
        KeyOption.parse(parsed.value(key).orElseThrow());
      }
    }
    if (parsed.has("flags")) {
      PowerFlags.parse(parsed.value("flags").orElseThrow(), family);
    }
    throw new Refusal(
        "swtpm: The interface type 'chardev' is not there in this swtpm, which serves over"
            + " sockets: use 'swtpm socket'");
  }

  private static void help(PrintStream out) {
    out.println("Usage: swtpm chardev --print-capabilities|--print-states [options]");
    out.println("No character device is served here: use 'swtpm socket'.");
  }
}
