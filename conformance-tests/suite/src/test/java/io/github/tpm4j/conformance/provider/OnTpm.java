package io.github.tpm4j.conformance.provider;

import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** Runs a class of tests with each TPM that it names, a new one for the class. */
abstract class OnTpm {
  static RunningTpm tpm;

  @Parameter TestTpm kind;

  @BeforeParameterizedClassInvocation
  static void startTpm(TestTpm kind) throws Exception {
    tpm = kind.start();
  }

  @AfterParameterizedClassInvocation
  static void stopTpm() throws Exception {
    tpm.close();
  }
}
