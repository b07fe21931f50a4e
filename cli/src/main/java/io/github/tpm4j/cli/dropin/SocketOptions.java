package io.github.tpm4j.cli.dropin;

import io.github.tpm4j.cli.dropin.LongOptions.Parsed;
import io.github.tpm4j.engine.store.StateLocation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the options of {@code swtpm socket}. */
final class SocketOptions {

  private SocketOptions() {}

  /** Those that swtpm 0.7.1 has, and those of later ones that mean something here. */
  static LongOptions known() {
    return new LongOptions("socket")
        .value("p", "port")
        .value("f", "fd")
        .flag("t", "terminate")
        .flag("d", "daemon")
        .value("ctrl")
        .value("migration-key")
        .value("log")
        .value("key")
        .value("locality")
        .value("pid")
        .value("tpmstate")
        .value("server")
        .value("flags")
        .value("r", "runas")
        .flag("tpm2")
        .value("seccomp")
        .value("migration")
        .flag("print-capabilities")
        .flag("print-states")
        .value("R", "chroot")
        .value("pcap")
        .value("profile")
        .flag("print-profiles")
        .value("print-info")
        .flag("h", "help");
  }

  /**
   * What a command line asks for.
   *
   * @param environment for TPM_PATH
   */
  static SocketSettings settings(Parsed parsed, Map<String, String> environment) throws Refusal {
    requireSeccomp(parsed.value("seccomp"));
    Optional<ChannelOptions.Server> server = server(parsed);
    Optional<ChannelOptions.Control> control = control(parsed);
    for (String key : List.of("key", "migration-key")) {
      if (parsed.has(key)) {
        KeyOption.parse(parsed.value(key).orElseThrow());
      }
    }
    Optional<PidFile> pid = Optional.empty();
    if (parsed.has("pid")) {
      pid = Optional.of(PidFile.parse(parsed.value("pid").orElseThrow()));
    }
    SocketFamily family = SocketFamily.of(parsed.has("tpm2"));
    return new SocketSettings(
        family,
        server,
        control,
        state(parsed, environment),
        parsed.value("key"),
        parsed.value("migration-key"),
        parsed.has("flags")
            ? PowerFlags.parse(parsed.value("flags").get(), family)
            : PowerFlags.OFF,
        parsed.has("terminate"),
        rejectsLocality4(parsed.value("locality")),
        MigrationOption.parse(parsed.value("migration")),
        pid,
        log(parsed.value("log")));
  }

  static LogOption log(Optional<String> text) throws Refusal {
    return text.isPresent() ? LogOption.parse(text.get()) : LogOption.stderr();
  }

  /** Checks what is looked at before all else. */
  static void requireWellFormed(Parsed parsed) throws Refusal {
    if (parsed.has("fd")) {
      ChannelOptions.descriptor(parsed.value("fd").orElseThrow());
    }
    if (parsed.has("port")) {
      ChannelOptions.port(parsed.value("port").orElseThrow());
    }
    if (!parsed.operands().isEmpty()) {
      throw new Refusal("swtpm: Unknown parameter '" + parsed.operands().get(0) + "'");
    }
  }

  /** Filters of system calls are for programs in C: a JVM makes too many kinds of them. */
  private static void requireSeccomp(Optional<String> text) throws Refusal {
    if (text.isPresent()) {
      String action =
          SubOptions.parse("seccomp", text.get(), Set.of("action"), Set.of())
              .text("action")
              .orElse("kill");
      if (!Set.of("none", "kill", "log").contains(action)) {
        throw new Refusal("swtpm: Unsupported seccomp log action " + action);
      }
    }
  }

  private static Optional<ChannelOptions.Server> server(Parsed parsed) throws Refusal {
    if (parsed.has("server")) {
      return Optional.of(ChannelOptions.server(parsed.value("server").get()));
    }
    if (parsed.has("fd")) {
      SocketPlace given = ChannelOptions.descriptor(parsed.value("fd").get());
      return Optional.of(new ChannelOptions.Server(given, false));
    }
    if (parsed.has("port")) {
      SocketPlace port = ChannelOptions.port(parsed.value("port").get());
      return Optional.of(new ChannelOptions.Server(port, false));
    }
    return Optional.empty();
  }

  private static Optional<ChannelOptions.Control> control(Parsed parsed) throws Refusal {
    return parsed.has("ctrl")
        ? Optional.of(ChannelOptions.control(parsed.value("ctrl").get()))
        : Optional.empty();
  }

  static boolean rejectsLocality4(Optional<String> text) throws Refusal {
    return text.isPresent()
        && SubOptions.parse(
                "locality", text.get(), Set.of(), Set.of("reject-locality-4", "allow-set-locality"))
            .has("reject-locality-4");
  }

  /** The place of the state; swtpm looks for it when it needs it. */
  static Optional<StateLocation> state(Parsed parsed, Map<String, String> environment)
      throws Refusal {
    Optional<String> text = parsed.value("tpmstate");
    SocketFamily family = SocketFamily.of(parsed.has("tpm2"));
    if (text.isEmpty()) {
      return Optional.ofNullable(environment.get("TPM_PATH")).map(Path::of).map(family::directory);
    }
    SubOptions options =
        SubOptions.parse(
            "tpmstate",
            text.get(),
            Set.of("dir", "mode", "backend-uri"),
            Set.of("lock", "backup", "fsync"));
    options.mode("mode");
    if (options.has("dir")) {
      return options.text("dir").map(Path::of).map(family::directory);
    }
    if (!options.has("backend-uri")) {
      throw new Refusal(
          "swtpm: The dir or backend-uri parameters is required for the tpmstate option.");
    }
    return Optional.of(StatePlaces.ofUri(options.text("backend-uri").get(), family));
  }
}
