package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * TPMT_TK_HASHCHECK (Part 2, 10.7.6): proof that a digest does not stand for a structure of the
 * TPM.
 */
public record TpmtTkHashcheck(TpmSt tag, TpmHandle hierarchy, Bytes digest)
    implements Marshallable {

  /**
   * Reads; a TPM answers TPM_RC_TAG to a tag of another structure, TPM_RC_VALUE to none.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmtTkHashcheck read(TpmReader in) {
    TpmSt tag = TpmSt.readTag(in);
    in.check(tag.equals(TpmSt.HASHCHECK), TpmRc.TAG);
    return new TpmtTkHashcheck(tag, TpmiRh.HIERARCHY.orNull().read(in), Tpm2b.DIGEST.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    tag.write(out);
    hierarchy.write(out);
    out.sized(digest);
  }
}
