package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_CREATION_INFO (Part 2, 10.12.7): what CertifyCreation attests. */
public record TpmsCreationInfo(Bytes objectName, Bytes creationHash) implements TpmuAttest {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsCreationInfo read(TpmReader in) {
    return new TpmsCreationInfo(Tpm2b.NAME.read(in), Tpm2b.DIGEST.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    out.sized(objectName);
    out.sized(creationHash);
  }
}
