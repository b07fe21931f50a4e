package io.github.tpm4j.engine.objects;

/** What a slot for transient objects holds, as a suspended TPM's state tells it. */
enum SlotContent {
  NOTHING,
  OBJECT,
  SEQUENCE;

  /**
   * @param object null if the slot is empty
   */
  static SlotContent of(TransientObject object) {
    if (object == null) {
      return NOTHING;
    }
    return object instanceof SequenceObject ? SEQUENCE : OBJECT;
  }
}
