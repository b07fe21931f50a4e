package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmSt;

/** What the header of a command says (Part 1, 18.2). */
record CommandHeader(TpmSt tag, CommandEntry<?, ?> entry) {

  TpmCc code() {
    return entry.code();
  }

  boolean hasSessionArea() {
    return tag.equals(TpmSt.SESSIONS);
  }
}
