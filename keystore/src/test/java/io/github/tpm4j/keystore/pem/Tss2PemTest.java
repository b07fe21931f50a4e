package io.github.tpm4j.keystore.pem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Tss2PemTest {
  @Test
  void readsWhatTpm2OpensslWrote_andWritesTheSameText() throws IOException {
    String pem = resource("tpm2-openssl-1.1.1-p256.pem");
    Tss2PrivateKey key = Tss2Pem.decode(pem);
    assertEquals(Tss2KeyType.LOADABLE, key.type());
    assertTrue(key.emptyAuth());
    assertEquals(0x40000001, key.parent());
    assertEquals(88, key.publicArea().size());
    assertEquals(pem, Tss2Pem.encode(key));
  }

  @Test
  void readsThatAKeyNeedsAnAuthorizationValue() throws IOException {
    String pem = resource("tpm2-openssl-1.1.1-p256-auth.pem");
    Tss2PrivateKey key = Tss2Pem.decode(pem);
    assertFalse(key.emptyAuth());
    assertEquals(pem, Tss2Pem.encode(key));
  }

  @Test
  void findsTheKeyAmongOtherText() throws IOException {
    String pem = resource("tpm2-openssl-1.1.1-p256.pem");
    String other = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    assertEquals(Tss2Pem.decode(pem), Tss2Pem.decode("a remark\n" + other + pem));
  }

  @Test
  void passesOverTheByteOrderMarkOfWindowsEditors() throws IOException {
    String pem = resource("tpm2-openssl-1.1.1-p256.pem");
    byte[] marked = ("\uFEFF" + pem.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8);
    assertEquals((byte) 0xEF, marked[0]);
    assertEquals(Tss2Pem.decode(pem), Tss2Pem.decode(new String(marked, StandardCharsets.UTF_8)));
  }

  @Test
  void readsSealedDataThatAreImported() throws IOException {
    Tss2PrivateKey sealed =
        Tss2Pem.decode(resource("openssl-tpm2-engine-4.3.0-sealed-importable.pem"));
    assertEquals(Tss2KeyType.SEALED, sealed.type());
    assertEquals(70, sealed.secret().orElseThrow().size());
    assertEquals(sealed, sealed.toBuilder().build());
  }

  @Test
  void readsTheLabelOfTheOldForm() throws IOException {
    Tss2PrivateKey key = Tss2Pem.decode(resource("tpm2-openssl-1.1.1-p256.pem"));
    String old = Tss2Pem.encode(key).replace(Tss2Pem.LABEL, "TSS2 KEY BLOB");
    assertEquals(key, Tss2Pem.decode(old));
  }

  @Test
  void saysWhatTheTextHoldsInstead() {
    assertRefused("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "PRIVATE KEY");
    assertRefused("hello", "no PEM at all");
  }

  @Test
  void refusesDamagedText() throws IOException {
    String pem = resource("tpm2-openssl-1.1.1-p256.pem");
    assertRefused(pem.replace('w', '*'), "damaged");
    assertRefused(pem.substring(0, pem.length() / 2), "damaged");
    assertRefused(pem.replaceFirst("KEY-----\n", "KEY-----\nDEK-Info: x\n\n"), "headers");
    assertRefused("x".repeat(Tss2Pem.MAX_CHARACTERS + 1), "longer");
  }

  private static void assertRefused(String pem, String inMessage) {
    IOException refused = assertThrows(IOException.class, () -> Tss2Pem.decode(pem));
    assertTrue(refused.getMessage().contains(inMessage), refused::getMessage);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Tss2PemTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
