package io.github.tpm4j.provider.signature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;

class EcdsaEncodingTest {

  @Property
  void derIsAsBouncyCastleWritesIt(
      @ForAll @Size(min = 1, max = 66) byte[] r, @ForAll @Size(min = 1, max = 66) byte[] s)
      throws IOException {
    byte[] expected =
        new DERSequence(
                new ASN1Integer[] {
                  new ASN1Integer(new BigInteger(1, r)), new ASN1Integer(new BigInteger(1, s))
                })
            .getEncoded();
    assertArrayEquals(expected, EcdsaEncoding.DER.encode(r, s, 66));
  }

  @Property
  void p1363PutsZerosBeforeShortNumbers(
      @ForAll @Size(min = 1, max = 32) byte[] r, @ForAll @Size(min = 1, max = 32) byte[] s) {
    byte[] encoded = EcdsaEncoding.P1363.encode(r, s, 32);
    assertArrayEquals(padded(r), Arrays.copyOf(encoded, 32));
    assertArrayEquals(padded(s), Arrays.copyOfRange(encoded, 32, 64));
  }

  private static byte[] padded(byte[] number) {
    byte[] padded = new byte[32];
    System.arraycopy(number, 0, padded, 32 - number.length, number.length);
    return padded;
  }
}
