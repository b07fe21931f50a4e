package io.github.tpm4j.engine.countdown;

import io.github.tpm4j.engine.entity.AuthPolicy;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * What TPM Resume brings back of a timer.
 *
 * @param policy as it is now
 * @param timeoutSeconds unsigned, as TPM2_Shutdown(STATE) found it; so is signaled
 */
record SavedTimer(AuthPolicy policy, int timeoutSeconds, boolean signaled) implements Marshallable {
  static final SavedTimer NONE = new SavedTimer(AuthPolicy.NONE, 0, false);

  static SavedTimer read(TpmReader in) {
    return new SavedTimer(AuthPolicy.read(in), in.u32(), in.u8() != 0);
  }

  @Override
  public void write(TpmWriter out) {
    policy.write(out);
    out.u32(timeoutSeconds).u8(signaled ? 1 : 0);
  }
}
