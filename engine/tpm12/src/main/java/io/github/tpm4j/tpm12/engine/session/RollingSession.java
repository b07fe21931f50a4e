package io.github.tpm4j.tpm12.engine.session;

import io.github.tpm4j.tpm12.wire.Bytes;

/** What a command is authorised in: its nonce is another one for each command (Part 1, 13.2). */
public interface RollingSession {

  /** {@return the TPM's nonce of before, 20 bytes} */
  Bytes nonceEven();

  /** The next command has another nonce. */
  void roll(Bytes next);
}
