package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * TPMS_SPDM_SESSION_INFO (Part 2 of version 184, 10.7.6): the Names of the keys at both ends of an
 * SPDM session.
 */
public record TpmsSpdmSessionInfo(Bytes reqKeyName, Bytes tpmKeyName) implements Marshallable {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsSpdmSessionInfo read(TpmReader in) {
    return new TpmsSpdmSessionInfo(Tpm2b.NAME.read(in), Tpm2b.NAME.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    out.sized(reqKeyName);
    out.sized(tpmKeyName);
  }
}
