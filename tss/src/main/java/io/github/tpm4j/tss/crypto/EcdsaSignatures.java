package io.github.tpm4j.tss.crypto;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsSignatureEcc;
import io.github.tpm4j.tss.wire.Bytes;
import java.math.BigInteger;
import java.security.SignatureException;
import java.util.Arrays;

/** ECDSA signatures of a TPM in the form that Java has them: Ecdsa-Sig-Value (RFC 3279, 2.2.3). */
public final class EcdsaSignatures {
  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;

  private EcdsaSignatures() {}

  /** A SEQUENCE of two INTEGERs. */
  public static byte[] der(TpmsSignatureEcc signature) {
    return Der.sequence(
        Der.integer(new BigInteger(1, signature.signatureR().borrow())),
        Der.integer(new BigInteger(1, signature.signatureS().borrow())));
  }

  /**
   * The numbers of a signature, each as long as the order of the curve.
   *
   * @param der a SEQUENCE of two INTEGERs in DER, and nothing else
   * @param hash that was signed with
   * @param orderBytes the length of a number
   * @throws SignatureException if it has another form, or a number is negative or too long
   */
  public static TpmsSignatureEcc of(byte[] der, HashAlg hash, int orderBytes)
      throws SignatureException {
    try {
      int[] position = {0};
      byte[] content = element(der, position, SEQUENCE);
      int[] within = {0};
      Bytes r = number(element(content, within, INTEGER), orderBytes);
      Bytes s = number(element(content, within, INTEGER), orderBytes);
      require(position[0] == der.length && within[0] == content.length);
      TpmsSignatureEcc signature = new TpmsSignatureEcc(hash.alg(), r, s);
      require(Arrays.equals(der(signature), der));
      return signature;
    } catch (ArrayIndexOutOfBoundsException e) {
      throw new SignatureException("An ECDSA signature is cut off", e);
    }
  }

  private static byte[] element(byte[] in, int[] position, int tag) throws SignatureException {
    require(in[position[0]++] == tag);
    int length = in[position[0]++] & 0xFF;
    if (length == 0x81) {
      length = in[position[0]++] & 0xFF;
    } else {
      require(length < 0x80);
    }
    int end = position[0] + length;
    require(end <= in.length && length > 0);
    byte[] content = Arrays.copyOfRange(in, position[0], end);
    position[0] = end;
    return content;
  }

  private static Bytes number(byte[] integer, int bytes) throws SignatureException {
    BigInteger number = new BigInteger(integer);
    require(number.signum() >= 0 && number.bitLength() <= bytes * Byte.SIZE);
    byte[] signed = number.toByteArray();
    byte[] fixed = new byte[bytes];
    int count = Math.min(signed.length, bytes);
    System.arraycopy(signed, signed.length - count, fixed, bytes - count, count);
    return Bytes.adopt(fixed);
  }

  private static void require(boolean condition) throws SignatureException {
    if (!condition) {
      throw new SignatureException("This is no ECDSA signature in DER of a key on that curve");
    }
  }
}
