package io.github.tpm4j.conformance.fuzz;

import java.io.IOException;
import java.util.Arrays;

/** Octets from a client of each channel of the servers; the next client finds it as before. */
public final class ServersTarget {
  private static FuzzedServers servers;

  private ServersTarget() {}

  /** The first octet chooses the channel. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException, InterruptedException {
    if (input.length == 0) {
      return;
    }
    if (servers == null) {
      servers = new FuzzedServers();
    }
    Channel[] channels = Channel.values();
    Channel channel = channels[Byte.toUnsignedInt(input[0]) % channels.length];
    servers.send(channel, Arrays.copyOfRange(input, 1, input.length));
  }
}
