package io.github.tpm4j.provider.signature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    boolean zero = new BigInteger(1, r).signum() == 0 || new BigInteger(1, s).signum() == 0;
    assertEquals(!zero, EcdsaEncoding.DER.isProper(expected, 66));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // nothing
        "30060201010201", // cut off
        "3006020101020101" + "00", // more after it
        "300602010102018101", // a length in the long form
        "30080201010202" + "0001", // a zero too many
        "3006020101020180", // a zero missing: negative
        "3006020101020100", // zero
        "3003020101", // one number
        "3009020101020101020101", // three
        "3080020101020101" + "0000", // of indefinite length
        "31060201010201" + "01", // a set
        "0606020101020101"
      })
  void otherWaysToWriteDerAreNotProper(String hex) {
    assertFalse(EcdsaEncoding.DER.isProper(HexFormat.of().parseHex(hex), 32));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 63, 65, 66})
  void otherLengthsOfP1363AreNotProper(int bytes) {
    assertFalse(EcdsaEncoding.P1363.isProper(new byte[bytes], 32));
    assertTrue(EcdsaEncoding.P1363.isProper(new byte[64], 32));
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
