package io.github.tpm4j.engine.selftest;

import io.github.tpm4j.tss.constants.TpmAlg;

/** An algorithm does not give its known answer: the TPM must enter failure mode. */
public final class SelfTestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SelfTestException(TpmAlg algorithm) {
    super("The self-test of " + algorithm + " failed");
  }
}
