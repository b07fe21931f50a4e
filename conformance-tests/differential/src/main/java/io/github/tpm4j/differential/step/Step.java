package io.github.tpm4j.differential.step;

/** One thing done to both TPMs. */
public sealed interface Step permits CommandStep, PowerStep {

  /** Its number in the sequence; stays when other steps are left out. */
  int number();
}
