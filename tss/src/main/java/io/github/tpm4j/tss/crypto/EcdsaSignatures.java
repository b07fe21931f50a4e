package io.github.tpm4j.tss.crypto;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsSignatureEcc;
import io.github.tpm4j.tss.asn1.Asn1Exception;
import io.github.tpm4j.tss.asn1.BerElement;
import io.github.tpm4j.tss.asn1.Der;
import io.github.tpm4j.tss.wire.Bytes;
import java.math.BigInteger;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.List;

/** ECDSA signatures of a TPM in the form that Java has them: Ecdsa-Sig-Value (RFC 3279, 2.2.3). */
public final class EcdsaSignatures {
  private EcdsaSignatures() {}

  /** {@return a SEQUENCE of two INTEGERs} */
  public static byte[] der(TpmsSignatureEcc signature) {
    return Der.sequence(
        Der.integer(new BigInteger(1, signature.signatureR().borrow())),
        Der.integer(new BigInteger(1, signature.signatureS().borrow())));
  }

  /**
   * {@return the numbers of a signature, each as long as the order of the curve}
   *
   * @param der a SEQUENCE of two INTEGERs in DER, and nothing else
   * @param hash that was signed with
   * @param orderBytes the length of a number
   * @throws SignatureException if it has another form, or a number is negative or too long
   */
  public static TpmsSignatureEcc of(byte[] der, HashAlg hash, int orderBytes)
      throws SignatureException {
    try {
      List<BerElement> numbers = BerElement.read(der).sequence();
      require(numbers.size() == 2);
      Bytes r = number(numbers.get(0).integer(), orderBytes);
      Bytes s = number(numbers.get(1).integer(), orderBytes);
      TpmsSignatureEcc signature = new TpmsSignatureEcc(hash.alg(), r, s);
      require(Arrays.equals(der(signature), der));
      return signature;
    } catch (Asn1Exception e) {
      throw new SignatureException("This is no ECDSA signature in DER: " + e.getMessage(), e);
    }
  }

  private static Bytes number(BigInteger number, int bytes) throws SignatureException {
    require(number.signum() >= 0 && number.bitLength() <= bytes * Byte.SIZE);
    return Bytes.adopt(BigEndian.bytes(number, bytes));
  }

  private static void require(boolean condition) throws SignatureException {
    if (!condition) {
      throw new SignatureException("This is no ECDSA signature in DER of a key on that curve");
    }
  }
}
