package io.github.tpm4j.engine.libtpms;

import java.io.IOException;
import java.util.Optional;

/** The files of one TPM, as swtpm's backends keep them; held until they are closed. */
interface SwtpmFiles extends AutoCloseable {

  /** The permanent state; empty if there is none. */
  Optional<byte[]> permanent() throws IOException;

  /** The state of a suspended TPM; empty if there is none. */
  Optional<byte[]> volatileState() throws IOException;

  @Override
  void close() throws IOException;
}
