package io.github.tpm4j.tpm12.engine.flags;

/** TPM_STCLEAR_FLAGS (Part 2, 7.2), in the order of the structure. */
public enum StClearFlag {
  DEACTIVATED,
  DISABLE_FORCE_CLEAR,
  PHYSICAL_PRESENCE,
  PHYSICAL_PRESENCE_LOCK,
  GLOBAL_LOCK
}
