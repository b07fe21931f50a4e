package io.github.tpm4j.attest.statement;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.structures.TpmsAttest;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;

/**
 * An attestation and its signature, as read; nothing is verified yet.
 *
 * @param bytes what was signed: the TPMS_ATTEST as received, as it is the bytes that are signed
 * @param attest what they say
 * @param signature as received
 */
public record SignedStatement(Bytes bytes, TpmsAttest attest, TpmtSignature signature) {
  private static final int HEADER_BYTES = 6;

  /**
   * Reads a statement of one type.
   *
   * @param bytes a TPMS_ATTEST (Part 2, 10.12.12), without the 2 bytes of a TPM2B_ATTEST
   * @param signature a TPMT_SIGNATURE (Part 2, 11.3.4)
   * @param type which it must be
   * @return the statement
   * @throws RefusedException if one of the two is not what it should be
   */
  public static SignedStatement read(Bytes bytes, Bytes signature, TpmSt type)
      throws RefusedException {
    requireHeader(bytes, type);
    return new SignedStatement(
        bytes,
        WireForm.read(bytes, "attest", TpmsAttest::read),
        WireForm.read(signature, "signature", TpmtSignature::readOrNull));
  }

  /** Magic and type come first: what is no attestation need not have the form of one. */
  private static void requireHeader(Bytes bytes, TpmSt type) throws RefusedException {
    if (bytes.size() < HEADER_BYTES) {
      throw new RefusedException(Reason.TRUNCATED, "attest", bytes.size() + " bytes");
    }
    TpmReader in = new TpmReader(bytes.borrow(), Limits.ANY);
    int magic = in.u32();
    if (magic != TpmsAttest.GENERATED_VALUE) {
      throw new RefusedException(
          Reason.WRONG_MAGIC,
          "attest.magic",
          String.format("0x%08X is not TPM_GENERATED_VALUE", magic));
    }
    TpmSt found = TpmSt.read(in);
    if (!found.equals(type)) {
      throw new RefusedException(Reason.WRONG_TYPE, "attest.type", found + " is not " + type);
    }
  }
}
