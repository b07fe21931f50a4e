package io.github.tpm4j.tpm12.engine.keys;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/** TPM_SIGN_INFO (Part 2, 11.5): what is signed where more than a digest is said. */
public final class SignInfo {
  private static final int TAG = 0x0005;

  private SignInfo() {}

  /**
   * {@return SHA-1 of the structure}
   *
   * @param fixed four letters
   * @param replay 20 bytes of the caller
   */
  public static Bytes digest(Bytes fixed, Bytes replay, Bytes data) {
    TpmWriter out = new TpmWriter();
    out.u16(TAG).bytes(fixed).digest(replay).sized(data);
    return Sha1.of(Bytes.of(out.toByteArray()));
  }
}
