package io.github.tpm4j.engine.entity;

import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;

/** The Name of what has no public area: its handle (Part 1, 16). */
public final class HandleName {

  private HandleName() {}

  public static Bytes of(TpmHandle handle) {
    return Bytes.adopt(handle.marshal());
  }
}
