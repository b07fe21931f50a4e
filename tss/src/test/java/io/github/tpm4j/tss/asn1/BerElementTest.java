package io.github.tpm4j.tss.asn1;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.BEROctetString;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.BERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.junit.jupiter.api.Test;

class BerElementTest {
  @Test
  void readsLengthsThatAreIndefiniteOrLongerThanNeeded() throws IOException {
    for (String nested : new String[] {"3003020105", "30800201050000", "3083000003020105"}) {
      for (String outer :
          new String[] {"30" + length(nested) + nested, "3080" + nested + "0000", "308400000000"}) {
        if (outer.length() > 12) {
          BerElement inner = read(outer).sequence().get(0);
          assertEquals(BigInteger.valueOf(5), inner.sequence().get(0).integer());
          assertArrayEquals(hex(nested), inner.encoded());
        } else {
          assertEquals(List.of(), read(outer).sequence());
        }
      }
    }
  }

  @Test
  void readsAnElementBeforeOtherBytes_andSaysWhetherItIsCut() throws IOException {
    BerElement first = BerElement.first(hex("FFFF30030201050000FF"), 2);
    assertEquals(5, first.sizeBytes());
    assertEquals(BigInteger.valueOf(5), first.sequence().get(0).integer());
    for (String cut : new String[] {"", "30", "3082", "3003020105".substring(0, 8), "1F81"}) {
      byte[] bytes = hex(cut);
      assertTrue(
          assertThrows(Asn1Exception.class, () -> BerElement.first(bytes, 0)).isTruncated(), cut);
    }
    byte[] damaged = hex("0003020105");
    assertFalse(
        assertThrows(Asn1Exception.class, () -> BerElement.first(damaged, 0)).isTruncated());
  }

  @Test
  void readsBitStringsOfWholeBytes() throws IOException {
    assertArrayEquals(hex("0102"), read("0303000102").bitString());
    assertArrayEquals(hex("0102"), read("04020102").content());
    for (String other : new String[] {"0302010E", "0300", "04020001"}) {
      assertThrows(Asn1Exception.class, () -> read(other).bitString(), other);
    }
  }

  private static String length(String content) {
    return "%02X".formatted(content.length() / 2);
  }

  @Property(tries = 200)
  void readsOctetStringsInPiecesWithinIndefiniteLengths_asBouncyCastleWritesThem(
      @ForAll @Size(max = 3000) byte[] octets, @ForAll BigInteger number) throws IOException {
    ASN1EncodableVector elements = new ASN1EncodableVector();
    elements.add(new BEROctetString(octets, 100));
    elements.add(new BERTaggedObject(true, 7, new ASN1Integer(number)));
    byte[] encoded = new BERSequence(elements).getEncoded(ASN1Encoding.BER);
    List<BerElement> read = BerElement.read(encoded).sequence();
    assertTrue(read.get(0).isOctetString());
    assertArrayEquals(octets, read.get(0).octets());
    assertEquals(7, read.get(1).tagNumber());
    assertEquals(number, read.get(1).explicit(7).integer());
  }

  @Test
  void readsTextOfEveryPlane() throws IOException {
    String text = "schlüssel 鍵🔑";
    assertEquals(text, BerElement.read(new DERUTF8String(text).getEncoded()).utf8());
    assertEquals(text, BerElement.read(Der.bmpString(text)).bmp());
    assertRefused("1E03004100", "half a character", BerElement::bmp);
    assertRefused("0C01FF", "no UTF-8", BerElement::utf8);
  }

  @Test
  void readsTagsOfMoreThanOneByte() throws IOException {
    BerElement field = read("BF8148" + "03" + "020105");
    assertTrue(field.isContext());
    assertEquals(200, field.tagNumber());
    assertEquals(BigInteger.valueOf(5), field.explicit().integer());
    assertRefused("BFFFFFFFFFFF7F03020105", "tag is too long", BerElement::explicit);
  }

  @Test
  void refusesOtherTypesThanTheOneAskedFor() {
    assertRefused("020105", "SEQUENCE expected, tag 02 found", BerElement::sequence);
    assertRefused("3003020105", "INTEGER expected", BerElement::integer);
    assertRefused("A003020105", "no element [1]", element -> element.explicit(1));
    assertRefused("A006020105020105", "[0] holds 2 elements", element -> element.explicit(0));
    assertRefused("800105", "no explicitly tagged element", element -> element.explicit(0));
  }

  @Test
  void refusesNumbersAndTruthsThatAreWrittenWrongly() {
    for (String number : new String[] {"0200", "02020005", "0202FF80"}) {
      assertRefused(number, "INTEGER without or with too many bytes", BerElement::integer);
    }
    assertRefused("01020000", "BOOLEAN of 2 bytes", BerElement::bool);
  }

  @Test
  void refusesLengthsThatAreNotThere() {
    assertRefused("3081", "ends too early", BerElement::sequence);
    assertRefused("30847FFFFFFF0606", "element of 2147483647 bytes", BerElement::sequence);
    assertRefused("3084FFFFFFFF0606", "element of 4294967295 bytes", BerElement::sequence);
    assertRefused("30850000000000", "no length", BerElement::sequence);
    assertRefused("0480", "no length", BerElement::octets);
    assertRefused("3080020105", "ends too early", BerElement::sequence);
    assertRefused("02010500", "1 bytes after the end", BerElement::integer);
    assertRefused("", "ends too early", BerElement::integer);
  }

  @Test
  void refusesWhatIsNestedTooDeep_andTooManyElements() {
    byte[] nested = new byte[1 << 20];
    for (int i = 0; i < nested.length; i += 2) {
      nested[i] = 0x30;
      nested[i + 1] = (byte) 0x80;
    }
    assertThrows(Asn1Exception.class, () -> BerElement.read(nested));

    byte[] nulls = new byte[2 * (BerElement.MAX_ELEMENTS + 1)];
    for (int i = 0; i < nulls.length; i += 2) {
      nulls[i] = 0x05;
    }
    Asn1Exception refused =
        assertThrows(
            Asn1Exception.class, () -> BerElement.read(Der.element(0x30, nulls)).sequence());
    assertTrue(refused.getMessage().contains("elements"), refused::getMessage);
  }

  @Test
  void anyBytesAreReadOrRefused() {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    byte[] whole =
        Der.sequence(
            Der.oid(new Oid("2.25.286160250425351779255996531406325058176.5")),
            Der.explicit(0, Der.octetString(new byte[] {1, 2, 3})),
            Der.setOf(List.of(Der.integer(5), Der.bmpString("x"), Der.bool(true))));
    for (int round = 0; round < 50_000; round++) {
      byte[] changed = Arrays.copyOf(whole, random.nextInt(1, whole.length + 1));
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      }
      try {
        visit(BerElement.read(changed));
      } catch (Asn1Exception refused) {
        assertFalse(refused.getMessage().isEmpty());
      }
    }
  }

  /** Asks for everything, whatever it is. */
  private static void visit(BerElement element) throws Asn1Exception {
    for (Reading reading :
        List.<Reading>of(
            BerElement::oid,
            BerElement::integer,
            BerElement::bool,
            BerElement::octets,
            BerElement::utf8,
            BerElement::bmp)) {
      try {
        reading.of(element);
      } catch (Asn1Exception refused) {
        assertFalse(refused.getMessage().isEmpty());
      }
    }
    int tag = element.encoded()[0];
    List<BerElement> elements =
        tag == 0x30
            ? element.sequence()
            : tag == 0x31
                ? element.set()
                : element.isContext() ? List.of(element.explicit()) : List.of();
    for (BerElement nested : elements) {
      visit(nested);
    }
  }

  private interface Reading {
    Object of(BerElement element) throws Asn1Exception;
  }

  private static void assertRefused(String encoded, String inMessage, Reading reading) {
    Asn1Exception refused =
        assertThrows(Asn1Exception.class, () -> reading.of(read(encoded)), encoded);
    assertTrue(refused.getMessage().contains(inMessage), refused::getMessage);
  }

  private static BerElement read(String encoded) throws Asn1Exception {
    return BerElement.read(hex(encoded));
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
