package io.github.tpm4j.tss.nv;

import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.Reader;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.util.Map;

/**
 * TPMU_NV_PUBLIC_2 (Part 2 of revision 1.83, 13.9): the public area of an NV Index, by the type of
 * its handle.
 */
public sealed interface TpmuNvPublic2 extends Marshallable
    permits TpmsNvPublic, TpmsNvPublicExpAttr {

  /** The arms, by selector. */
  Map<TpmHt, Reader<? extends TpmuNvPublic2>> ARMS =
      Map.of(
          TpmHt.NV_INDEX, TpmsNvPublic::read,
          TpmHt.EXTERNAL_NV, TpmsNvPublicExpAttr::read,
          TpmHt.PERMANENT_NV, TpmsNvPublic::read);

  /** {@return its handle} */
  TpmHandle nvIndex();

  /** {@return the hash of its Name and its policy} */
  TpmAlg nameAlg();

  /**
   * {@return the attributes that Indices of every kind have: of an expanded area the lower half}
   */
  TpmaNv commonAttributes();

  /**
   * {@return the same area with other {@link #commonAttributes}}
   *
   * @param attributes the 32 bits that both kinds have
   */
  TpmuNvPublic2 withCommonAttributes(TpmaNv attributes);

  /** {@return its policyDigest; empty for none} */
  Bytes authPolicy();

  /** {@return how many bytes it holds} */
  int dataSize();

  /**
   * Reads the arm of {@code handleType}; throws TPM_RC_SELECTOR if it has none.
   *
   * @param handleType TPM_HT_NV_INDEX or TPM_HT_EXTERNAL_NV
   * @param in stands at the first byte
   * @return what was read
   */
  static TpmuNvPublic2 read(TpmHt handleType, TpmReader in) {
    Reader<? extends TpmuNvPublic2> arm = ARMS.get(handleType);
    if (arm == null) {
      throw new WireException(TpmRc.SELECTOR);
    }
    return arm.read(in);
  }
}
