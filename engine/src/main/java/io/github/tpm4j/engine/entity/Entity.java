package io.github.tpm4j.engine.entity;

import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;

/** What a handle in a handle area stands for (Part 1, 15). */
public interface Entity {

  TpmHandle handle();

  /**
   * The Name, which stands for the entity in cpHash and elsewhere (Part 1, 16); empty for sequence
   * objects, and for objects without a nameAlg.
   */
  Bytes name();
}
