package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMT_TK_AUTH (Part 2, 10.7.5): proof that an authorisation was given. */
public record TpmtTkAuth(TpmSt tag, TpmHandle hierarchy, Bytes digest) implements Marshallable {

  /**
   * Reads; a TPM answers TPM_RC_TAG to a tag of another structure, TPM_RC_VALUE to none.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmtTkAuth read(TpmReader in) {
    TpmSt tag = TpmSt.readTag(in);
    in.check(tag.equals(TpmSt.AUTH_SIGNED) || tag.equals(TpmSt.AUTH_SECRET), TpmRc.TAG);
    return new TpmtTkAuth(tag, TpmiRh.HIERARCHY.orNull().read(in), Tpm2b.DIGEST.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    tag.write(out);
    hierarchy.write(out);
    out.sized(digest);
  }
}
