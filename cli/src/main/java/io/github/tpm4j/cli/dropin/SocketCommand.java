package io.github.tpm4j.cli.dropin;

import io.github.tpm4j.cli.dropin.LongOptions.Parsed;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code swtpm socket}. */
final class SocketCommand {
  private static final int FAILED = 1;

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;

  SocketCommand(Map<String, String> environment, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  int run(List<String> words) {
    Parsed parsed;
    try {
      parsed = SocketOptions.known().parse(words);
    } catch (Refusal e) {
      err.println(e.getMessage());
      SocketHelp.print(err);
      return FAILED;
    }
    try {
      return run(parsed);
    } catch (Refusal e) {
      e.print(err);
      return FAILED;
    }
  }

  private int run(Parsed parsed) throws Refusal {
    if (parsed.has("help")) {
      SocketHelp.print(out);
      return 0;
    }
    SocketOptions.requireWellFormed(parsed);
    if (parsed.has("print-capabilities")) {
      out.println(Capabilities.json(parsed.has("tpm2")));
    } else if (parsed.has("print-states")) {
      out.print(PrintedStates.json(SocketOptions.state(parsed, environment)));
    } else if (parsed.has("print-profiles")) {
      out.println("{\"AvailableProfiles\":[]}");
    } else if (parsed.has("print-info")) {
      out.println(
          PrintedInfo.json(
              parsed.value("print-info").orElseThrow(), SocketOptions.state(parsed, environment)));
    } else {
      NewerOptions.refuse(parsed, "swtpm");
      ScriptOptions.require(parsed, environment);
      serve(SocketOptions.settings(parsed, environment), parsed.has("daemon"));
    }
    return 0;
  }

  /** The sockets first: the rest takes its time, and clients wait for what is there. */
  private void serve(SocketSettings settings, boolean inBackground) throws Refusal {
    EndAtSignal end = EndAtSignal.register(settings.pid());
    try {
      Optional<OpenedSocket> control =
          end.open(settings.control().map(ChannelOptions.Control::place));
      Optional<OpenedSocket> data = end.open(settings.server().map(ChannelOptions.Server::place));
      PrintStream log = settings.log().open(err);
      LogRecords.writeTo(log);
      end.writePid();
      if (inBackground) {
        Background.ready(environment);
      }
      new SocketService(settings, TakeOver.in(environment), log, end).serve(data, control);
    } catch (Refusal | RuntimeException e) {
      // Where it has served, the server has closed them, and another may listen there by now.
      end.discard();
      throw e;
    } finally {
      end.over();
    }
  }
}
