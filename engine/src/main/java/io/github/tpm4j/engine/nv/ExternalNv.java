package io.github.tpm4j.engine.nv;

import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.nv.TpmsNvPublicExpAttr;
import io.github.tpm4j.tss.nv.TpmtNvPublic2;

/**
 * Which kinds of NV Indices TPM2_NV_DefineSpace2 defines (revision 1.83; Part 2, 13.4 to 13.11).
 *
 * <p>The library has Indices "in external NV" and says neither where that is nor what an Index
 * there does otherwise. This TPM has one NV memory, its own, and keeps them in it: they do what
 * {@link TpmaNv} in the lower half of their attributes says, as other Indices do. An attribute of
 * the upper half would promise protection of a memory that is not there, so it is refused, as the
 * reference code does. Permanent Indices are a manufacturer's, and this TPM has none.
 */
public final class ExternalNv {

  private ExternalNv() {}

  /**
   * Checks the kind of Index that is to be defined.
   *
   * @throws TpmFailure TPM_RC_HANDLE or TPM_RC_ATTRIBUTES of parameter 2
   */
  public static void checkDefinable(TpmtNvPublic2 area) {
    TpmHt type = area.handleType();
    boolean isDefinable = type.equals(TpmHt.NV_INDEX) || type.equals(TpmHt.EXTERNAL_NV);
    TpmFailure.require(isDefinable, TpmRc.HANDLE.parameter(2));
    boolean wantsProtection =
        area.publicArea() instanceof TpmsNvPublicExpAttr external
            && external.attributes().expanded() != 0;
    TpmFailure.require(!wantsProtection, TpmRc.ATTRIBUTES.parameter(2));
  }
}
