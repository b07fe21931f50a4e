package io.github.tpm4j.tss.asn1;

import java.io.IOException;
import java.io.Serial;

/** What was read is no BER, or not of the structure that was expected. */
public final class Asn1Exception extends IOException {
  @Serial private static final long serialVersionUID = 1;

  public Asn1Exception(String problem) {
    super(problem);
  }
}
