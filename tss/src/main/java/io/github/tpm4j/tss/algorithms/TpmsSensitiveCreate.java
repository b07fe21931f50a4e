package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_SENSITIVE_CREATE (Part 2, 11.1.15): authValue and data for an object to create. */
public record TpmsSensitiveCreate(SecretBytes userAuth, SecretBytes data) implements Marshallable {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsSensitiveCreate read(TpmReader in) {
    return new TpmsSensitiveCreate(Tpm2b.AUTH.readSecret(in), Tpm2b.SENSITIVE_DATA.readSecret(in));
  }

  /**
   * Reads a TPM2B_SENSITIVE_CREATE.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmsSensitiveCreate readSized(TpmReader in) {
    return in.sized(TpmsSensitiveCreate::read);
  }

  @Override
  public void write(TpmWriter out) {
    out.sized(userAuth);
    out.sized(data);
  }
}
