package io.github.tpm4j.engine.server.swtpm;

import io.github.tpm4j.engine.server.Client;
import io.github.tpm4j.engine.server.Words;
import java.io.IOException;

/** Answers requests of one kind. */
interface ControlRequest {

  /** Reads what follows the request's code, and returns the answer. */
  byte[] answer(Client client) throws IOException;

  /** A request that has nothing after its code, and is refused if it has. */
  static ControlRequest bare(ControlRequest request) {
    return client ->
        client.receivedBytes() > 0 ? Words.u32(PtmResult.BAD_PARAMETER) : request.answer(client);
  }
}
