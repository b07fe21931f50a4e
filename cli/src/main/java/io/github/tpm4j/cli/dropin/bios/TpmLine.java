package io.github.tpm4j.cli.dropin.bios;

import io.github.tpm4j.cli.dropin.LongOptions.Parsed;
import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.cli.dropin.client.CNumber;
import io.github.tpm4j.cli.dropin.client.Line;
import io.github.tpm4j.cli.dropin.client.Place;
import io.github.tpm4j.cli.dropin.client.TcpPlace;
import io.github.tpm4j.transport.TransportTimeoutException;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;

/** A TPM's channel for commands, each of which has a connection of its own. */
final class TpmLine {
  private static final int DEFAULT_PORT = 6_545;
  private static final String DEFAULT_DEVICE = "/dev/tpm0";
  private static final int HEADER_BYTES = 10;
  private static final int SIZE_OFFSET = 2;
  private static final int CODE_OFFSET = 6;
  private static final int LONGEST_RESPONSE_BYTES = 1_024;

  private final Place place;

  private TpmLine(Place place) {
    this.place = place;
  }

  /**
   * The one that is named, by options or by variables of TrouSerS' tcsd.
   *
   * @throws Refusal if a name is wrong
   * @throws NoTpm if it is that of a device
   */
  static TpmLine of(String program, Parsed parsed, Map<String, String> environment)
      throws Refusal, NoTpm {
    if (parsed.has("tpm-device")) {
      throw device(program, parsed.value("tpm-device").orElseThrow());
    }
    if (parsed.has("tcp")) {
      return new TpmLine(
          new Place.Tcp(TcpPlace.parse(parsed.value("tcp").orElseThrow(), DEFAULT_PORT)));
    }
    if (parsed.has("unix")) {
      return new TpmLine(unix(parsed.value("unix").orElseThrow()));
    }
    if (environment.containsKey("TCSD_USE_TCP_DEVICE")) {
      return new TpmLine(new Place.Tcp(ofVariables(environment)));
    }
    throw device(program, environment.getOrDefault("TPM_DEVICE", DEFAULT_DEVICE));
  }

  private static NoTpm device(String program, String device) {
    return new NoTpm(Place.withoutDevices(program, device).getMessage());
  }

  private static Place unix(String path) throws NoTpm {
    try {
      return Place.unix(path);
    } catch (Refusal e) {
      throw new NoTpm(e.getMessage(), e);
    }
  }

  private static TcpPlace ofVariables(Map<String, String> environment) {
    long port =
        CNumber.decimal(environment.getOrDefault("TCSD_TCP_DEVICE_PORT", ""))
            .map(CNumber::value)
            .orElse((long) DEFAULT_PORT);
    return new TcpPlace(
        environment.getOrDefault("TCSD_TCP_DEVICE_HOSTNAME", "localhost"), (char) port);
  }

  /**
   * Sends a command and returns the response.
   *
   * @param limit for the response to come
   */
  ByteBuffer transmit(byte[] command, Duration limit) throws NoTpm {
    try (Line line = connect()) {
      line.send(command, limit);
      return response(line);
    } catch (TransportTimeoutException e) {
      throw new NoTpm("TPM did not respond after " + limit.toSeconds() + " seconds.", e);
    } catch (EOFException e) {
      throw new NoTpm("Returned packet is too short.", e);
    } catch (IOException e) {
      throw new NoTpm("Read from file descriptor failed.", e);
    }
  }

  /** The response code of a command, or of one that has a response of any length. */
  int code(byte[] command, Duration limit) throws NoTpm {
    return code(transmit(command, limit));
  }

  static int code(ByteBuffer response) {
    return response.getInt(CODE_OFFSET);
  }

  private static ByteBuffer response(Line line) throws IOException, NoTpm {
    ByteBuffer header = line.read(HEADER_BYTES);
    int size = header.getInt(SIZE_OFFSET);
    if (size < HEADER_BYTES || size > LONGEST_RESPONSE_BYTES) {
      throw new NoTpm("Malformed response.");
    }
    return ByteBuffer.allocate(size).put(header).put(line.read(size - HEADER_BYTES)).flip();
  }

  private Line connect() throws NoTpm {
    try {
      return place instanceof Place.Unix unix
          ? Line.unix(unix.path())
          : Line.tcp(((Place.Tcp) place).place());
    } catch (UnknownHostException e) {
      String host = ((Place.Tcp) place).place().host();
      throw new NoTpm("getaddrinfo failed on host '" + host + "': " + e.getMessage(), e);
    } catch (IOException e) {
      String kind = place instanceof Place.Unix ? "UnixIO" : "TCP";
      throw new NoTpm("Could not connect using " + kind + " socket.", e);
    }
  }
}
