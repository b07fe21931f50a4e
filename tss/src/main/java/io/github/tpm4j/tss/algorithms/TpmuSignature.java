package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.Reader;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.util.Map;

/** TPMU_SIGNATURE (Part 2, 11.3.3): a signature, by its algorithm. */
public sealed interface TpmuSignature extends Marshallable
    permits TpmsSignatureRsa,
        TpmsSignatureEcc,
        Tpm2bSignatureEddsa,
        Tpm2bSignatureMldsa,
        TpmsSignatureHashMldsa,
        HmacSignature,
        TpmsEmpty {

  /** The arms, by selector. */
  Map<TpmAlg, Reader<? extends TpmuSignature>> ARMS =
      Map.ofEntries(
          Map.entry(TpmAlg.RSASSA, TpmsSignatureRsa::read),
          Map.entry(TpmAlg.RSAPSS, TpmsSignatureRsa::read),
          Map.entry(TpmAlg.ECDSA, TpmsSignatureEcc::read),
          Map.entry(TpmAlg.ECDAA, TpmsSignatureEcc::read),
          Map.entry(TpmAlg.SM2, TpmsSignatureEcc::read),
          Map.entry(TpmAlg.ECSCHNORR, TpmsSignatureEcc::read),
          Map.entry(TpmAlg.EDDSA, Tpm2bSignatureEddsa::read),
          Map.entry(TpmAlg.HASH_EDDSA, Tpm2bSignatureEddsa::read),
          Map.entry(TpmAlg.MLDSA, Tpm2bSignatureMldsa::read),
          Map.entry(TpmAlg.HASH_MLDSA, TpmsSignatureHashMldsa::read),
          Map.entry(TpmAlg.HMAC, HmacSignature::read),
          Map.entry(TpmAlg.NULL, TpmsEmpty::read));

  /**
   * Reads the arm of {@code sigAlg}; throws TPM_RC_SELECTOR if it has none.
   *
   * @param sigAlg selects the arm
   * @param in stands at the first byte
   * @return what was read
   */
  static TpmuSignature read(TpmAlg sigAlg, TpmReader in) {
    Reader<? extends TpmuSignature> arm = ARMS.get(sigAlg);
    if (arm == null) {
      throw new WireException(TpmRc.SELECTOR);
    }
    return arm.read(in);
  }
}
