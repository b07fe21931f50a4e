package io.github.tpm4j.conformance.provider;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs a class of tests with each of the TPMs, a new one for the class. */
@Tag("peer")
@ParameterizedClass
@EnumSource(TestTpm.class)
abstract class OnEveryTpm {
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
