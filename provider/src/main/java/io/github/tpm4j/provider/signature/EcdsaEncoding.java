package io.github.tpm4j.provider.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;

/** How the two numbers of an ECDSA signature are written. */
enum EcdsaEncoding {
  /** A SEQUENCE of two INTEGERs (RFC 3279, 2.2.3). */
  DER {
    @Override
    byte[] encode(byte[] r, byte[] s, int fieldBytes) {
      byte[] first = integer(r);
      byte[] second = integer(s);
      int length = first.length + second.length;
      byte[] head = head(SEQUENCE, length);
      byte[] encoded = Arrays.copyOf(head, head.length + length);
      System.arraycopy(first, 0, encoded, head.length, first.length);
      System.arraycopy(second, 0, encoded, head.length + first.length, second.length);
      return encoded;
    }

    @Override
    boolean isProper(byte[] signature, int fieldBytes) {
      try {
        ASN1Sequence numbers = ASN1Sequence.getInstance(signature);
        ASN1Integer r = ASN1Integer.getInstance(numbers.getObjectAt(0));
        ASN1Integer s = ASN1Integer.getInstance(numbers.getObjectAt(1));
        // A missing zero in front makes a number negative.
        return r.getValue().signum() > 0
            && s.getValue().signum() > 0
            && Arrays.equals(signature, new DERSequence(new ASN1Integer[] {r, s}).getEncoded());
      } catch (IOException | RuntimeException e) {
        // Not even ASN.1.
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

  private static final int INTEGER = 0x02;
  private static final int SEQUENCE = 0x30;

  /** Lengths from here on take an octet more; a signature for P-521 has up to 139. */
  private static final int LONG_FORM = 0x80;

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

  private static byte[] integer(byte[] unsigned) {
    byte[] value = new BigInteger(1, unsigned).toByteArray();
    byte[] head = head(INTEGER, value.length);
    byte[] encoded = Arrays.copyOf(head, head.length + value.length);
    System.arraycopy(value, 0, encoded, head.length, value.length);
    return encoded;
  }

  private static byte[] head(int tag, int length) {
    return length < LONG_FORM
        ? new byte[] {(byte) tag, (byte) length}
        : new byte[] {(byte) tag, (byte) (LONG_FORM | 1), (byte) length};
  }
}
