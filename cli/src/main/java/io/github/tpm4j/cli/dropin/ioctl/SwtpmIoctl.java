package io.github.tpm4j.cli.dropin.ioctl;

import io.github.tpm4j.cli.dropin.LongOptions.Parsed;
import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.cli.dropin.client.Line;
import io.github.tpm4j.cli.dropin.client.Place;
import io.github.tpm4j.cli.dropin.client.TcpPlace;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * The command {@code swtpm_ioctl}: requests to the control channel of a TPM, ours or swtpm's own.
 * Its options, output, messages and exit codes are those of swtpm 0.7.1.
 */
public final class SwtpmIoctl {
  private static final String NAME = "swtpm_ioctl";
  private static final int FAILED = 1;

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;

  private SwtpmIoctl(InputStream in, PrintStream out, PrintStream err) {
    this.in = in;
    this.out = out;
    this.err = err;
  }

  /** Runs the command and ends the JVM with its exit status. */
  public static void main(String[] arguments) {
    int status = run(List.of(arguments), System.in, System.out, System.err);
    System.out.flush();
    System.exit(status);
  }

  /**
   * Runs the command.
   *
   * @param in what {@code -h -} reads
   * @return its exit status
   */
  public static int run(List<String> words, InputStream in, PrintStream out, PrintStream err) {
    return new SwtpmIoctl(in, out, err).run(words);
  }

  private int run(List<String> words) {
    try {
      IoctlOptions.Reader reader = new IoctlOptions.Reader();
      Parsed parsed = IoctlOptions.known(NAME).parse(words, err::println, reader);
      if (parsed.has("version")) {
        IoctlHelp.printVersion(out);
        return 0;
      }
      if (parsed.has("help")) {
        IoctlHelp.print(out);
        return 0;
      }
      return run(parsed, reader.asked());
    } catch (Refusal e) {
      err.println(e.getMessage());
      return FAILED;
    }
  }

  private int run(Parsed parsed, IoctlOptions.Asked asked) throws Refusal {
    Place place = place(parsed);
    try (Line line = connect(place)) {
      Optional<ControlAction> action = asked.action(in);
      if (action.isEmpty()) {
        IoctlHelp.print(out);
        return FAILED;
      }
      action.get().run(new ControlLine(line), out);
      return 0;
    } catch (IOException e) {
      throw new Refusal("Closing the connection failed: " + e.getMessage(), e);
    }
  }

  private static Place place(Parsed parsed) throws Refusal {
    if (parsed.has("tpm-device")) {
      throw Place.withoutDevices(NAME, parsed.value("tpm-device").orElseThrow());
    }
    if (parsed.has("tcp")) {
      return new Place.Tcp(
          TcpPlace.parse(parsed.value("tcp").orElseThrow(), IoctlOptions.DEFAULT_PORT));
    }
    if (parsed.has("unix")) {
      return Place.unix(parsed.value("unix").orElseThrow());
    }
    if (parsed.operands().isEmpty()) {
      throw new Refusal("Error: Missing device name.");
    }
    throw Place.withoutDevices(NAME, parsed.operands().get(0));
  }

  private static Line connect(Place place) throws Refusal {
    if (place instanceof Place.Unix unix) {
      try {
        return Line.unix(unix.path());
      } catch (IOException e) {
        throw new Refusal("Connect failed: " + e.getMessage(), e);
      }
    }
    TcpPlace tcp = ((Place.Tcp) place).place();
    try {
      return Line.tcp(tcp);
    } catch (UnknownHostException e) {
      throw new Refusal("getaddrinfo failed on host '" + tcp.host() + "': " + e.getMessage(), e);
    } catch (IOException e) {
      throw new Refusal(
          String.format(
              "Could not connect to host '%s' on port '%d' using TCP socket: %s",
              tcp.host(), tcp.port(), e.getMessage()),
          e);
    }
  }
}
