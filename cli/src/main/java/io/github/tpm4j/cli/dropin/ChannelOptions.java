package io.github.tpm4j.cli.dropin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;

/** Reads {@code --server} and {@code --ctrl}: where the channels for commands and control are. */
final class ChannelOptions {
  /** What swtpm gives its sockets, as far as the umask allows. */
  private static final int DEFAULT_MODE = 0770;

  private static final int HIGHEST_PORT = 65_535;

  /** {@code sizeof sun_path} less the closing zero (unix(7)). */
  static final int LONGEST_PATH_BYTES = 107;

  private static final String LOOPBACK = "127.0.0.1";
  private static final Set<String> SERVER_KEYS =
      Set.of("type", "port", "bindaddr", "ifname", "fd", "path", "mode", "uid", "gid");
  private static final Set<String> CONTROL_KEYS =
      Set.of("type", "port", "bindaddr", "ifname", "fd", "clientfd", "path", "mode", "uid", "gid");

  /**
   * The data channel.
   *
   * @param disconnects whether each answer is the last of its connection
   */
  record Server(SocketPlace place, boolean disconnects) {}

  /**
   * The control channel.
   *
   * @param terminates whether the end of its client is that of the server
   */
  record Control(SocketPlace place, boolean terminates) {}

  private ChannelOptions() {}

  static Server server(String text) throws Refusal {
    SubOptions options = SubOptions.parse("server", text, SERVER_KEYS, Set.of("disconnect"));
    String type = options.text("type").orElse("tcp");
    OptionalInt descriptor = options.number("fd");
    options.mode("mode");
    SocketPlace place;
    if (!type.equals("tcp") && !type.equals("unixio")) {
      throw new Refusal("swtpm: Unsupport socket type: " + type);
    } else if (descriptor.isPresent()) {
      String kind = type.equals("tcp") ? "TCP" : "UnixIO";
      place =
          new SocketPlace.Connected(Descriptors.socket(descriptor.getAsInt(), kind + " socket"));
    } else if (type.equals("tcp")) {
      place = tcp(options, "swtpm: No valid port number provided for TCP socket.");
    } else {
      place = unix(options, "swtpm: Missing path and file descriptor option for UnixIO socket");
    }
    return new Server(place, options.has("disconnect"));
  }

  static Control control(String text) throws Refusal {
    SubOptions options = SubOptions.parse("ctrl", text, CONTROL_KEYS, Set.of("terminate"));
    String type = options.text("type").orElse("");
    return switch (type) {
      case "unixio" -> new Control(unixControl(options), options.has("terminate"));
      case "tcp" -> new Control(tcpControl(options), options.has("terminate"));
      case "" -> throw new Refusal("swtpm: Missing type parameter for control channel");
      default -> throw new Refusal("swtpm: Unsupported control channel type: " + type);
    };
  }

  private static SocketPlace unixControl(SubOptions options) throws Refusal {
    OptionalInt client = options.number("clientfd");
    OptionalInt listening = options.number("fd");
    if (client.isPresent() && listening.isPresent()) {
      throw new Refusal("swtpm: fd and clientfd parameters are mutually exclusive");
    }
    if (client.isPresent()) {
      return new SocketPlace.Connected(
          Descriptors.socket(client.getAsInt(), "UnixIO client control channel"));
    }
    return listening.isPresent()
        ? new SocketPlace.Listening(
            Descriptors.socket(listening.getAsInt(), "UnixIO control channel"))
        : unix(options, "swtpm: Missing path and fd options for UnixIO control channel");
  }

  private static SocketPlace tcpControl(SubOptions options) throws Refusal {
    if (options.has("clientfd")) {
      throw new Refusal("swtpm: The clientfd parameter is only valid for UnixIO channels");
    }
    OptionalInt listening = options.number("fd");
    return listening.isPresent()
        ? new SocketPlace.Listening(Descriptors.socket(listening.getAsInt(), "TCP control channel"))
        : tcp(options, "swtpm: Missing port and fd options for TCP control channel");
  }

  private static SocketPlace tcp(SubOptions options, String missing) throws Refusal {
    OptionalInt port = options.number("port");
    if (port.isEmpty()) {
      throw new Refusal(missing);
    }
    return new SocketPlace.Tcp(
        options.text("bindaddr").orElse(LOOPBACK), requirePort(port.getAsInt()));
  }

  private static int requirePort(int port) throws Refusal {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new Refusal("swtpm: TCP socket port outside valid range");
    }
    return port;
  }

  /** The option {@code --port}. */
  static SocketPlace port(String text) throws Refusal {
    if (!text.matches("\\d{1,9}")) {
      throw new Refusal("swtpm: Cannot parse socket port number '" + text + "'.");
    }
    int port = Integer.parseInt(text);
    if (port > HIGHEST_PORT) {
      throw new Refusal("swtpm: Port is outside valid range.");
    }
    return new SocketPlace.Tcp(LOOPBACK, port);
  }

  /** The option {@code --fd}. */
  static SocketPlace descriptor(String text) throws Refusal {
    if (!text.matches("\\d{1,9}")) {
      throw new Refusal("swtpm: Cannot parse socket file descriptor.");
    }
    int number = Integer.parseInt(text);
    if (!Descriptors.isOpen(number)) {
      throw new Refusal("swtpm: Cannot stat file descriptor: Bad file descriptor");
    }
    return new SocketPlace.Connected(number);
  }

  private static SocketPlace unix(SubOptions options, String missing) throws Refusal {
    String path = options.text("path").orElseThrow(() -> new Refusal(missing));
    if (path.getBytes(UTF_8).length > LONGEST_PATH_BYTES) {
      throw new Refusal("swtpm: Path for UnioIO socket is too long");
    }
    return new SocketPlace.Unix(
        Path.of(path),
        options.mode("mode").orElse(DEFAULT_MODE),
        options.text("uid"),
        options.text("gid"));
  }
}
