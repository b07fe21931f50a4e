package io.github.tpm4j.tss.asn1;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is byte for byte what Bouncy Castle writes. */
class DerTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0",
        "0.39",
        "1.0",
        "1.39.1",
        "2.0",
        "2.47",
        "2.48.127",
        "2.999.128.16383.16384",
        "2.5.29.37.0",
        "1.2.840.113549.1.12.10.1.5",
        "2.25.286160250425351779255996531406325058176.5"
      })
  void objectIdentifiersComeBack(String dotted) throws IOException {
    byte[] encoded = Der.oid(new Oid(dotted));
    assertArrayEquals(new ASN1ObjectIdentifier(dotted).getEncoded(), encoded);
    assertEquals(dotted, BerElement.read(encoded).oid().dotted());
  }

  @Test
  void refusesWhatIsNoObjectIdentifier() {
    for (String dotted :
        new String[] {"", "1", "3.1", "1.02", "1.", "1.2.x", "OID.1.2", "0.40", "1.40"}) {
      assertThrows(IllegalArgumentException.class, () -> new Oid(dotted), dotted);
    }
    for (byte[] encoded : new byte[][] {{6, 0}, {6, 1, -1}, {6, 2, (byte) 0x80, 1}}) {
      assertThrows(Asn1Exception.class, () -> BerElement.read(encoded).oid());
    }
  }

  @Property(tries = 200)
  void numbersComeBack(@ForAll BigInteger number) throws IOException {
    assertArrayEquals(new ASN1Integer(number).getEncoded(), Der.integer(number));
    assertEquals(number, BerElement.read(Der.integer(number)).integer());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 128, 255, 256, 65_535, 65_536, 1 << 24})
  void lengthsAreAsShortAsTheyCanBe(int length) throws IOException {
    byte[] octets = new byte[length];
    assertArrayEquals(new DEROctetString(octets).getEncoded(), Der.octetString(octets));
    assertArrayEquals(octets, BerElement.read(Der.octetString(octets)).octets());
  }

  @Property(tries = 200)
  void setsAreSorted(@ForAll @Size(max = 6) List<@Size(max = 4) byte[]> contents)
      throws IOException {
    ASN1EncodableVector theirs = new ASN1EncodableVector();
    List<byte[]> ours = new ArrayList<>();
    for (byte[] content : contents) {
      theirs.add(new DEROctetString(content));
      ours.add(Der.octetString(content));
    }
    assertArrayEquals(new DERSet(theirs).getEncoded(), Der.setOf(ours));
  }

  @Property(tries = 200)
  void textOfAnyCharacters(@ForAll String text) throws IOException {
    assertArrayEquals(new DERBMPString(text).getEncoded(), Der.bmpString(text));
    assertEquals(text, BerElement.read(Der.bmpString(text)).bmp());
  }

  @Test
  void sequencesAndTags() throws IOException {
    ASN1Encodable five = new ASN1Integer(5);
    assertArrayEquals(
        new DERSequence(new ASN1Encodable[] {new DERTaggedObject(true, 30, five), five})
            .getEncoded(),
        Der.sequence(Der.explicit(30, Der.integer(5)), Der.integer(5)));
    assertThrows(IllegalArgumentException.class, () -> Der.explicit(31, Der.integer(5)));
  }
}
