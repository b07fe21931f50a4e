package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.wire.TpmWriter;

/** Responses that are a header alone (Part 1, 18.9; Part 3, 5.2). */
final class Responses {
  static final int HEADER_BYTES = 10;

  private Responses() {}

  static byte[] failure(TpmRc code) {
    TpmWriter out = new TpmWriter(HEADER_BYTES);
    header(out, code.equals(TpmRc.BAD_TAG) ? TpmSt.RSP_COMMAND : TpmSt.NO_SESSIONS, code);
    return out.toByteArray();
  }

  /** Writes a header whose size field is that of a response without a body. */
  static void header(TpmWriter out, TpmSt tag, TpmRc code) {
    tag.write(out);
    out.u32(HEADER_BYTES);
    code.write(out);
  }

  /** Sets the size field to all that was written. */
  static byte[] finish(TpmWriter out) {
    out.putInt(Short.BYTES, out.size());
    return out.toByteArray();
  }
}
