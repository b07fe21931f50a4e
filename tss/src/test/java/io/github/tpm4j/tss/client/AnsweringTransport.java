package io.github.tpm4j.tss.client;

import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.tss.constants.TpmCc;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/** A peer that answers each command with the next of its responses, whatever it is. */
public final class AnsweringTransport implements Transport {
  private static final TransportInfo INFO =
      new TransportInfo("test", TransportInfo.Kind.IN_PROCESS, true);

  /** After the tag and the size. */
  private static final int CODE_OFFSET = 6;

  private final List<TpmCc> received = new ArrayList<>();
  private final Deque<byte[]> responses = new ArrayDeque<>();

  /**
   * Adds a response without sessions.
   *
   * @param code its TPM_RC
   * @param parameters in hexadecimal
   * @return the response that will be given
   */
  public byte[] answer(int code, String parameters) {
    int size = 10 + parameters.length() / 2;
    String header = String.format("8001%08x%08x", size, code);
    byte[] response = HexFormat.of().parseHex(header + parameters);
    responses.add(response);
    return response;
  }

  /** Adds a response as it stands, in hexadecimal. */
  public void answer(String response) {
    responses.add(HexFormat.of().parseHex(response));
  }

  /** Which commands came. */
  public List<TpmCc> received() {
    return List.copyOf(received);
  }

  @Override
  public byte[] transmit(byte[] command) {
    received.add(TpmCc.of(ByteBuffer.wrap(command).getInt(CODE_OFFSET)));
    return responses.remove();
  }

  @Override
  public TransportInfo info() {
    return INFO;
  }

  @Override
  public void close() {}
}
