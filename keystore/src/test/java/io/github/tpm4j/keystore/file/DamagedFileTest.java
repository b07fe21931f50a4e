package io.github.tpm4j.keystore.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.junit.jupiter.api.Test;

class DamagedFileTest {
  private static final TpmKeyStoreFile FILE =
      TpmKeyStoreFile.empty().with(Samples.entry("key", Samples.LEAF));

  @Test
  void wrongPasswordIsToldAsJcaClientsExpect() throws IOException {
    byte[] stored = Samples.store(FILE, "changeit");
    for (String wrong : new String[] {"Changeit", "changeit2", ""}) {
      IOException refused = assertThrows(IOException.class, () -> Samples.load(stored, wrong));
      assertInstanceOf(UnrecoverableKeyException.class, refused.getCause());
      assertTrue(refused.getMessage().contains("password"));
      assertTrue(wrong.isEmpty() || !refused.getMessage().contains(wrong));
    }
  }

  @Test
  void aFileThatLostItsMacIsRefusedWhereThereIsAPassword() throws IOException {
    byte[] stored = Samples.store(FILE, null);
    IOException refused = assertThrows(IOException.class, () -> Samples.load(stored, "changeit"));
    assertNull(refused.getCause());
    assertTrue(refused.getMessage().contains("no MAC"));
  }

  @Test
  void refusesEveryTruncation() throws IOException {
    byte[] stored = Samples.store(FILE, "changeit");
    for (int length = 0; length < stored.length; length++) {
      byte[] cut = Arrays.copyOf(stored, length);
      assertThrows(IOException.class, () -> Samples.load(cut, "changeit"));
      assertThrows(IOException.class, () -> Samples.load(cut, null));
    }
  }

  @Test
  void refusesBytesAfterTheEnd() throws IOException {
    byte[] stored = Samples.store(FILE, "changeit");
    byte[] longer = Arrays.copyOf(stored, stored.length + 1);
    assertThrows(IOException.class, () -> Samples.load(longer, "changeit"));
  }

  @Test
  void refusesEveryFlippedByteThatTheMacCovers_andNeverFailsOtherwise() throws IOException {
    byte[] stored = Samples.store(FILE, "changeit");
    for (int at = 0; at < stored.length; at++) {
      byte[] flipped = stored.clone();
      flipped[at] ^= 0x01;
      assertRefusedOrSame(flipped, "changeit");
    }
  }

  @Test
  void anyByteMayBeAnything_withoutAMac() throws IOException {
    byte[] stored = Samples.store(FILE, null);
    for (int at = 0; at < stored.length; at++) {
      for (int mask : new int[] {0x01, 0x20, 0x80, 0xFF}) {
        byte[] flipped = stored.clone();
        flipped[at] ^= (byte) mask;
        assertLoadsOrRefuses(flipped);
      }
    }
  }

  @Test
  void refusesAnIterationCountThatWouldKeepItBusy() throws IOException {
    for (long iterations : new long[] {0, -1, Pkcs12Mac.MAX_ITERATIONS + 1, 1L << 40}) {
      byte[] changed = withIterations(Samples.store(FILE, "changeit"), iterations);
      IOException refused =
          assertThrows(IOException.class, () -> Samples.load(changed, "changeit"));
      assertTrue(refused.getMessage().contains("iteration"), refused::getMessage);
    }
  }

  @Test
  void refusesEndlessNesting() {
    byte[] nested = new byte[1 << 20];
    for (int i = 0; i < nested.length; i += 2) {
      nested[i] = 0x30;
      nested[i + 1] = (byte) 0x80;
    }
    assertThrows(IOException.class, () -> Samples.load(nested, null));
  }

  @Test
  void refusesEndlessNestingOfKnownLengths() {
    byte[] nested = new byte[1 << 20];
    for (int i = 0; i + 5 <= nested.length; i += 5) {
      int rest = nested.length - i - 5;
      nested[i] = (byte) 0xA0;
      nested[i + 1] = (byte) 0x83;
      nested[i + 2] = (byte) (rest >> 16);
      nested[i + 3] = (byte) (rest >> 8);
      nested[i + 4] = (byte) rest;
    }
    assertThrows(IOException.class, () -> Samples.load(nested, null));
  }

  @Test
  void refusesAStreamWithoutEnd() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 0x30;
          }
        };
    IOException refused =
        assertThrows(IOException.class, () -> TpmKeyStoreFile.load(endless, null));
    assertTrue(refused.getMessage().contains("longer"));
  }

  @Test
  void refusesAChainWhoseCertificateIsMissing() throws IOException {
    Pfx whole = Pfx.getInstance(Samples.store(FILE, null));
    byte[] withoutCertificate = keepFirstBag(whole);
    IOException refused =
        assertThrows(IOException.class, () -> Samples.load(withoutCertificate, null));
    assertTrue(refused.getMessage().contains("does not hold"), refused::getMessage);
  }

  private static void assertRefusedOrSame(byte[] content, String password) {
    try {
      // A few bytes carry nothing, such as the parameters of the digest algorithm.
      assertEquals(FILE, Samples.load(content, password));
    } catch (IOException refused) {
      assertFalse(refused.getMessage().isEmpty());
    }
  }

  private static void assertLoadsOrRefuses(byte[] content) {
    try {
      assertTrue(Samples.load(content, null).entries().size() <= 1);
    } catch (IOException refused) {
      assertFalse(refused.getMessage().isEmpty());
    }
  }

  private static byte[] withIterations(byte[] stored, long iterations) throws IOException {
    ASN1Sequence pfx = ASN1Sequence.getInstance(stored);
    ASN1Sequence mac = ASN1Sequence.getInstance(pfx.getObjectAt(2));
    ASN1Integer count = new ASN1Integer(BigInteger.valueOf(iterations));
    return sequence(
            pfx.getObjectAt(0),
            pfx.getObjectAt(1),
            sequence(mac.getObjectAt(0), mac.getObjectAt(1), count))
        .getEncoded();
  }

  private static byte[] keepFirstBag(Pfx pfx) throws IOException {
    ASN1Sequence safe = ASN1Sequence.getInstance(octets(pfx.getAuthSafe()));
    ASN1Sequence bags =
        ASN1Sequence.getInstance(octets(ContentInfo.getInstance(safe.getObjectAt(0))));
    ContentInfo first = data(sequence(bags.getObjectAt(0)));
    return new Pfx(data(sequence(first)), null).getEncoded();
  }

  private static byte[] octets(ContentInfo info) {
    return ASN1OctetString.getInstance(info.getContent()).getOctets();
  }

  private static ContentInfo data(ASN1Encodable content) throws IOException {
    byte[] encoded = content.toASN1Primitive().getEncoded();
    return new ContentInfo(PKCSObjectIdentifiers.data, new DEROctetString(encoded));
  }

  private static DERSequence sequence(ASN1Encodable... elements) {
    return new DERSequence(elements);
  }
}
