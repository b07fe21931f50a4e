package io.github.tpm4j.conformance.server.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;

/** swtpm and {@code tpm4j serve swtpm}, which are asked the same. */
record ControlledPair(ControlledTpm swtpm, ControlledTpm bundled) implements AutoCloseable {

  /** What is done to each TPM, and what came of it. */
  interface Use {
    Object by(ControlledTpm tpm) throws IOException;
  }

  static ControlledPair start(Path folder) throws IOException {
    ControlledPair pair =
        new ControlledPair(ControlledTpm.swtpm(folder), ControlledTpm.bundled(folder));
    // Until its first command, swtpm 0.7.1 refuses CMD_SET_DATAFD as if it had a data channel.
    pair.assertAlike(tpm -> tpm.off().command("8001 0000000a 00000181"));
    return pair;
  }

  void assertAlike(Use use) throws IOException {
    assertEquals(use.by(swtpm), use.by(bundled));
  }

  @Override
  public void close() throws IOException {
    swtpm.close();
    bundled.close();
  }
}
