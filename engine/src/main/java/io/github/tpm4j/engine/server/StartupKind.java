package io.github.tpm4j.engine.server;

/** What a machine's firmware says to a TPM when it starts. */
public enum StartupKind {
  /** As after a reboot. */
  CLEAR,
  /** What was saved goes on. */
  STATE,
  /** Deactivated until the next start; of a TPM 1.2 alone. */
  DEACTIVATED
}
