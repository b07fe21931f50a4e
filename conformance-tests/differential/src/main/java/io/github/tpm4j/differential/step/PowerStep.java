package io.github.tpm4j.differential.step;

/** _TPM_Init. */
public record PowerStep(int number) implements Step {
  @Override
  public String toString() {
    return "#" + number + " _TPM_Init";
  }
}
