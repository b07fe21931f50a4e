package io.github.tpm4j.provider.signature;

import io.github.tpm4j.tss.asn1.BerElement;
import io.github.tpm4j.tss.asn1.Der;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** How the two numbers of an ECDSA signature are written. */
enum EcdsaEncoding {
  /** A SEQUENCE of two INTEGERs (RFC 3279, 2.2.3). */
  DER {
    @Override
    byte[] encode(byte[] r, byte[] s, int fieldBytes) {
      return Der.sequence(Der.integer(new BigInteger(1, r)), Der.integer(new BigInteger(1, s)));
    }

    @Override
    boolean isProper(byte[] signature, int fieldBytes) {
      try {
        List<BerElement> numbers = BerElement.read(signature).sequence();
        if (numbers.size() != 2) {
          return false;
        }
        BigInteger r = numbers.get(0).integer();
        BigInteger s = numbers.get(1).integer();
        // A missing zero in front makes a number negative.
        return r.signum() > 0
            && s.signum() > 0
            && Arrays.equals(signature, Der.sequence(Der.integer(r), Der.integer(s)));
      } catch (IOException notEvenAsn1) {
        return false;
      }
    }
  },
  /** One after the other, each as long as the group's order (IEEE P1363). */
  P1363 {
    @Override
    byte[] encode(byte[] r, byte[] s, int fieldBytes) {
      byte[] encoded = new byte[2 * fieldBytes];
      System.arraycopy(r, 0, encoded, fieldBytes - r.length, r.length);
      System.arraycopy(s, 0, encoded, 2 * fieldBytes - s.length, s.length);
      return encoded;
    }

    @Override
    boolean isProper(byte[] signature, int fieldBytes) {
      return signature.length == 2 * fieldBytes;
    }
  };

  /**
   * The signature.
   *
   * @param r as the TPM gives it, without a sign
   * @param s as the TPM gives it, without a sign
   * @param fieldBytes octets of the group's order
   */
  abstract byte[] encode(byte[] r, byte[] s, int fieldBytes);

  /**
   * Whether a signature that verifies is written in the one way that {@link #encode} writes it.
   *
   * @param fieldBytes octets of the group's order
   */
  abstract boolean isProper(byte[] signature, int fieldBytes);
}
