package io.github.tpm4j.engine.server.swtpm;

import io.github.tpm4j.engine.server.TpmServer;

/** The same where silent clients cost no thread. */
class SharedDataDescriptorTest extends DataDescriptorTest {
  @Override
  TpmServer start(TpmServer.Builder builder) {
    return builder.shareThreads().start();
  }
}
