package io.github.tpm4j.engine.server.swtpm;

import io.github.tpm4j.engine.server.Client;
import io.github.tpm4j.engine.server.Conversation;
import io.github.tpm4j.engine.server.Words;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The control channel. A request has no length: as in swtpm, it ends where what was sent in one go
 * ends, since some clients pad theirs and others do not.
 */
final class ControlChannel implements Conversation {
  private static final byte[] UNKNOWN = Words.u32(PtmResult.BAD_ORDINAL);

  private final Map<Integer, ControlRequest> requests = new HashMap<>();

  /** Adds a kind of requests. */
  ControlChannel on(int code, ControlRequest request) {
    requests.put(code, request);
    return this;
  }

  @Override
  public void with(Client client) throws IOException {
    OptionalInt code = client.nextRequest();
    while (code.isPresent()) {
      answer(code.getAsInt(), client);
      code = client.nextRequest();
    }
  }

  private void answer(int code, Client client) throws IOException {
    byte[] answer = requests.getOrDefault(code, unknown -> UNKNOWN).answer(client);
    try {
      client.takeReceived();
      client.answer(answer);
    } finally {
      client.answered();
    }
  }
}
