package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.tss.constants.TpmCc;
import java.util.Arrays;

/**
 * A command whose areas have been read, but for the parameters.
 *
 * @param parameters as they came over the wire
 */
record ReceivedCommand(
    CommandHeader header,
    HandleArea handles,
    SessionArea sessions,
    byte[] parameters,
    CommandHashes hashes,
    int locality)
    implements AutoCloseable {

  static ReceivedCommand of(
      CommandHeader header,
      HandleArea handles,
      SessionArea sessions,
      byte[] parameters,
      int locality) {
    CommandHashes hashes = new CommandHashes(header.code(), handles.entities(), parameters);
    return new ReceivedCommand(header, handles, sessions, parameters, hashes, locality);
  }

  CommandEntry<?, ?> entry() {
    return header.entry();
  }

  TpmCc code() {
    return header.code();
  }

  /** Wipes what may be secret. */
  @Override
  public void close() {
    Arrays.fill(parameters, (byte) 0);
    sessions.close();
  }
}
