package io.github.tpm4j.cli.dropin.client;

import io.github.tpm4j.cli.dropin.Refusal;

/** A TCP port as {@code --tcp [host]:[port]} names it. */
public record TcpPlace(String host, int port) {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int HIGHEST_PORT = 65_535;

  /**
   * Reads it.
   *
   * @param defaultPort where the text has none
   */
  public static TcpPlace parse(String text, int defaultPort) throws Refusal {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      return new TcpPlace(text, defaultPort);
    }
    String host = colon == 0 ? LOOPBACK : text.substring(0, colon);
    String port = text.substring(colon + 1);
    return new TcpPlace(host, colon == 0 && port.isEmpty() ? defaultPort : number(port));
  }

  private static int number(String text) throws Refusal {
    long port =
        CNumber.decimal(text).orElseThrow(() -> new Refusal("Invalid port '" + text + "'")).value();
    if (port < 0 || port > HIGHEST_PORT) {
      throw new Refusal("Port '" + text + "' outside valid range.");
    }
    return (int) port;
  }
}
