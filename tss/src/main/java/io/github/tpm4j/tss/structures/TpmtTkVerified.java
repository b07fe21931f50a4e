package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Set;

/**
 * TPMT_TK_VERIFIED (Part 2, 10.7.4; version 185, 10.6.5): proof that this TPM verified a signature.
 *
 * @param tag TPM_ST_VERIFIED of TPM2_VerifySignature; since version 185 TPM_ST_MESSAGE_VERIFIED of
 *     TPM2_VerifySequenceComplete and TPM_ST_DIGEST_VERIFIED of TPM2_VerifyDigestSignature
 * @param metadata the hash of the digest that was verified, where the tag is
 *     TPM_ST_DIGEST_VERIFIED, in a NULL ticket too; TPM_ALG_NULL, and nothing on the wire, for
 *     every other tag
 */
public record TpmtTkVerified(TpmSt tag, TpmHandle hierarchy, TpmAlg metadata, Bytes hmac)
    implements Marshallable {
  private static final Set<TpmSt> TAGS =
      Set.of(TpmSt.VERIFIED, TpmSt.MESSAGE_VERIFIED, TpmSt.DIGEST_VERIFIED);

  /**
   * A ticket without metadata.
   *
   * @param tag TPM_ST_VERIFIED or one of the others of its kind
   * @param hierarchy of the key that verified; TPM_RH_NULL for no ticket
   * @param hmac by the proof of the hierarchy; empty for no ticket
   */
  public TpmtTkVerified(TpmSt tag, TpmHandle hierarchy, Bytes hmac) {
    this(tag, hierarchy, TpmAlg.NULL, hmac);
  }

  /**
   * Reads; a TPM answers TPM_RC_TAG to a tag of another structure, TPM_RC_VALUE to none.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmtTkVerified read(TpmReader in) {
    TpmSt tag = TpmSt.readTag(in);
    in.check(TAGS.contains(tag), TpmRc.TAG);
    TpmHandle hierarchy = TpmiRh.HIERARCHY.orNull().read(in);
    TpmAlg metadata = tag.equals(TpmSt.DIGEST_VERIFIED) ? TpmAlg.read(in) : TpmAlg.NULL;
    return new TpmtTkVerified(tag, hierarchy, metadata, Tpm2b.DIGEST.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    tag.write(out);
    hierarchy.write(out);
    if (tag.equals(TpmSt.DIGEST_VERIFIED)) {
      metadata.write(out);
    }
    out.sized(hmac);
  }
}
