package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMT_SIGNATURE (Part 2, 11.3.4): an algorithm and a signature made with it. */
public record TpmtSignature(TpmAlg sigAlg, TpmuSignature signature) implements Marshallable {
  /** No signature: TPM_ALG_NULL. */
  public static final TpmtSignature NULL = new TpmtSignature(TpmAlg.NULL, TpmsEmpty.EMPTY);

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmtSignature read(TpmReader in) {
    return readSignature(TpmiAlg.SIG_SCHEME.read(in), in);
  }

  /**
   * Reads; the algorithm may be TPM_ALG_NULL.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmtSignature readOrNull(TpmReader in) {
    return readSignature(TpmiAlg.SIG_SCHEME.orNull().read(in), in);
  }

  private static TpmtSignature readSignature(TpmAlg sigAlg, TpmReader in) {
    return new TpmtSignature(sigAlg, TpmuSignature.read(sigAlg, in));
  }

  @Override
  public void write(TpmWriter out) {
    sigAlg.write(out);
    signature.write(out);
  }

  /** {@return the hash that was signed with; TPM_ALG_NULL where the scheme has none} */
  public TpmAlg hash() {
    if (signature instanceof TpmsSignatureRsa rsa) {
      return rsa.hash();
    }
    if (signature instanceof TpmsSignatureEcc ecc) {
      return ecc.hash();
    }
    if (signature instanceof TpmsSignatureHashMldsa mldsa) {
      return mldsa.hash();
    }
    return signature instanceof HmacSignature mac ? mac.hmac().hashAlg() : TpmAlg.NULL;
  }
}
