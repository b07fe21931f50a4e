package io.github.tpm4j.tss.creation;

import io.github.tpm4j.tss.attributes.TpmaLocality;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_CREATION_DATA (Part 2, 15.1): the circumstances in which an object was created. */
public record TpmsCreationData(
    TpmlPcrSelection pcrSelect,
    Bytes pcrDigest,
    TpmaLocality locality,
    TpmAlg parentNameAlg,
    Bytes parentName,
    Bytes parentQualifiedName,
    Bytes outsideInfo)
    implements Marshallable {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsCreationData read(TpmReader in) {
    return new TpmsCreationData(
        TpmlPcrSelection.read(in),
        Tpm2b.DIGEST.read(in),
        TpmaLocality.read(in),
        TpmAlg.read(in),
        Tpm2b.NAME.read(in),
        Tpm2b.NAME.read(in),
        Tpm2b.DATA.read(in));
  }

  /**
   * Reads a TPM2B_CREATION_DATA.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmsCreationData readSized(TpmReader in) {
    return in.sized(TpmsCreationData::read);
  }

  @Override
  public void write(TpmWriter out) {
    pcrSelect.write(out);
    out.sized(pcrDigest);
    locality.write(out);
    parentNameAlg.write(out);
    out.sized(parentName);
    out.sized(parentQualifiedName);
    out.sized(outsideInfo);
  }
}
