package io.github.tpm4j.tpm12.engine.session;

/** How a session proves secrets (Part 1, 13). */
public enum SessionKind {
  /** Object-independent: of any entity. */
  OIAP,
  /** Object-specific: of one entity, with a secret of its own. */
  OSAP
}
