package io.github.tpm4j.engine.objects;

import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * A message to be signed by EdDSA, which passes over it twice: all of it comes with
 * TPM2_SignSequenceComplete, so that here is only whether some came before (version 185, Part 3,
 * 20.6).
 */
public final class OneShotMessage implements SequenceState {
  private boolean begun;

  /** Whether some of the message came before its end. */
  public boolean isBegun() {
    return begun;
  }

  @Override
  public void update(byte[] data) {
    begun |= data.length > 0;
  }

  @Override
  public void write(TpmWriter out) {
    out.u8(begun ? 1 : 0);
  }

  static OneShotMessage read(TpmReader in) {
    OneShotMessage message = new OneShotMessage();
    message.begun = in.u8() != 0;
    return message;
  }
}
