package io.github.tpm4j.conformance.fuzz;

/** Has a bug that only a fuzzer with a view of the branches finds within thousands of inputs. */
public final class PlantedBugTarget {
  static final String MESSAGE = "the planted bug";

  private PlantedBugTarget() {}

  /** Fails at TPM2_GetRandom with a session tag and 0x2A3B octets. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 12 && input[1] == 2) {
      if (input[10] == 0x2A) {
        if (input[11] == 0x3B) {
          throw new IllegalStateException(MESSAGE);
        }
      }
    }
  }
}
