package io.github.tpm4j.engine;

import io.github.tpm4j.engine.crypto.library.PrimitiveReport;
import java.util.List;

/** Which library computes the bundled TPM's cryptographic primitives. */
public final class Primitives {
  private Primitives() {}

  /**
   * {@return the native library in use or the reason for none, and then a line for each primitive}
   * The system property {@code tpm4j.native} decides about the library: {@code background} (loaded
   * while others compute), {@code now} or {@code off}.
   */
  public static List<String> inUse() {
    return PrimitiveReport.lines();
  }
}
