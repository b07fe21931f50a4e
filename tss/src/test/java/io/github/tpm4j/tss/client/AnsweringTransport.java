package io.github.tpm4j.tss.client;

import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportInfo;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;

/** A peer that answers each command with the next of its responses, whatever it is. */
public final class AnsweringTransport implements Transport {
  private static final TransportInfo INFO =
      new TransportInfo("test", TransportInfo.Kind.IN_PROCESS, true);

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

  @Override
  public byte[] transmit(byte[] command) {
    return responses.remove();
  }

  @Override
  public TransportInfo info() {
    return INFO;
  }

  @Override
  public void close() {}
}
