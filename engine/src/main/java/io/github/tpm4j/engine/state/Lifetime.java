package io.github.tpm4j.engine.state;

/** How long a part of the TPM's state lasts (Part 1, 12.2.3; 37.4). */
public enum Lifetime {
  /** Until it is changed: kept through power loss. */
  PERSISTENT,
  /** Kept by every TPM2_Shutdown, and approximately through power loss without one. */
  ORDERLY,
  /** Kept by TPM2_Shutdown(STATE); set anew at TPM Reset. */
  RESET,
  /** Kept by TPM2_Shutdown(STATE); set anew at TPM Reset and TPM Restart. */
  CLEAR,
  /** Lost whenever power is. */
  VOLATILE
}
