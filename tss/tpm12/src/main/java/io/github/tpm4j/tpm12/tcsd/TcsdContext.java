package io.github.tpm4j.tpm12.tcsd;

import io.github.tpm4j.tpm12.constants.CapabilityConstants;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import io.github.tpm4j.tpm12.wire.WireException;
import io.github.tpm4j.transport.MalformedResponseException;
import io.github.tpm4j.transport.TimeLimits;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.framing.ResponseReader;
import io.github.tpm4j.transport.socket.Connection;
import io.github.tpm4j.transport.socket.Endpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A connection to tcsd, and the context that holds what is loaded over it until it is closed. */
final class TcsdContext implements AutoCloseable {
  private static final int MAXIMUM_PACKET_SIZE_BYTES = 65_536;
  private static final byte[] UUID_OF_SRK = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
  private static final int LOAD_KEY_INFO_SIZE_BYTES = 117;

  private final Connection connection;
  private final TimeLimits limits;
  private int number;
  private boolean srkNamed;

  private TcsdContext(Connection connection, TimeLimits limits) {
    this.connection = connection;
    this.limits = limits;
  }

  /**
   * Connects.
   *
   * @throws TransportException if tcsd is not there, or gives no context
   */
  static TcsdContext open(Endpoint endpoint, TimeLimits limits) throws IOException {
    Connection connection = Connection.open(endpoint, limits.connect());
    try {
      TcsdContext context = new TcsdContext(connection, limits);
      context.begin();
      return context;
    } catch (IOException e) {
      connection.close();
      throw e;
    }
  }

  private void begin() throws IOException {
    try (TcsRequest request = new TcsRequest(TcsCalls.OPEN_CONTEXT);
        TcsReply reply = exchange(request)) {
      if (reply.result() != 0) {
        throw TcsResult.refused("to open a context", reply.result());
      }
      number = reply.u32();
    } catch (WireException e) {
      throw malformed(e);
    }
  }

  /** A call, with the context as its first parameter. */
  TcsRequest request(int call) {
    return new TcsRequest(call).u32(number);
  }

  /** Whether tcsd has hung up meanwhile. */
  boolean isStale() {
    return connection.isStale();
  }

  /**
   * Names the SRK to tcsd, which refuses the SRK's handle before that; without an owner there is
   * none.
   *
   * @return false if it was named before, so that there is no use in a second try
   */
  boolean nameSrk() throws IOException {
    if (srkNamed) {
      return false;
    }
    try (TcsRequest request = request(TcsCalls.LOAD_KEY_BY_UUID)) {
      request.add(TcsType.UUID, UUID_OF_SRK);
      request.add(TcsType.LOAD_KEY_INFO, new byte[LOAD_KEY_INFO_SIZE_BYTES]);
      try (TcsReply reply = call(request)) {
        srkNamed = reply.result() == 0;
        return srkNamed;
      }
    }
  }

  /** How many keys the TPM has room for; a great number where it does not say. */
  int freeSlots() throws IOException {
    try (TcsRequest request = request(TcsCalls.GET_CAPABILITY)) {
      request.u32(CapabilityConstants.CAP_PROPERTY).u32(Integer.BYTES);
      byte[] property = new TpmWriter().u32(CapabilityConstants.PROP_KEYS).toByteArray();
      request.add(TcsType.BYTES, property);
      try (TcsReply reply = call(request)) {
        return reply.result() == 0
            ? new TpmReader(reply.bytes(TcsType.BYTES, reply.u32())).u32()
            : Integer.MAX_VALUE;
      }
    }
  }

  /** Sends one call and waits for its reply, as long as a command may take. */
  TcsReply call(TcsRequest request) throws IOException {
    connection.limit(limits.command());
    return exchange(request);
  }

  private TcsReply exchange(TcsRequest request) throws IOException {
    byte[] packet = request.packet();
    try {
      connection.write(packet);
    } finally {
      Arrays.fill(packet, (byte) 0);
    }
    try {
      return new TcsReply(read());
    } catch (WireException e) {
      throw malformed(e);
    }
  }

  private byte[] read() throws IOException {
    byte[] header = ResponseReader.readExactly(connection, TcsRequest.HEADER_SIZE_BYTES, source());
    int size = ByteBuffer.wrap(header).getInt();
    if (size < header.length || size > MAXIMUM_PACKET_SIZE_BYTES) {
      throw new MalformedResponseException(
          source() + " announced a packet of " + Integer.toUnsignedString(size) + " bytes");
    }
    byte[] rest = ResponseReader.readExactly(connection, size - header.length, source());
    byte[] packet = ByteBuffer.allocate(size).put(header).put(rest).array();
    Arrays.fill(rest, (byte) 0);
    return packet;
  }

  /** What to throw for a packet that is none. */
  MalformedResponseException malformed(WireException problem) {
    return new MalformedResponseException(
        source() + " sent what is no packet of tcsd: " + problem.getMessage());
  }

  private String source() {
    return "tcsd at " + connection.name();
  }

  /** Gives the context back: tcsd unloads what it holds. */
  void leave() throws IOException {
    connection.limit(limits.connect());
    try (TcsRequest request = request(TcsCalls.CLOSE_CONTEXT)) {
      exchange(request).close();
    } finally {
      close();
    }
  }

  /** Hangs up; may be called from any thread. */
  @Override
  public void close() throws IOException {
    connection.close();
  }
}
