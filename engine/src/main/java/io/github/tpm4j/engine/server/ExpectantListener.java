package io.github.tpm4j.engine.server;

import io.github.tpm4j.transport.nativeio.Expectation;
import io.github.tpm4j.transport.nativeio.NativeConnection;
import java.io.IOException;

/** A place that says when a client has come, so that no thread has to wait there. */
public interface ExpectantListener extends Listener {
  /**
   * Does this once, when the next client has come.
   *
   * @param ready must not take long
   */
  Expectation expectClient(Runnable ready) throws IOException;

  @Override
  NativeConnection accept() throws IOException;
}
