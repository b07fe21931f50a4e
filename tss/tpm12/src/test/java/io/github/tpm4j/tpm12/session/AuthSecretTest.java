package io.github.tpm4j.tpm12.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AuthSecretTest {

  @Test
  void passphrasesAreHashedInEachForm() throws Exception {
    char[] passphrase = "pässword".toCharArray();
    assertArrayEquals(
        sha1("pässword".getBytes(StandardCharsets.UTF_8)), AuthSecret.ofUtf8(passphrase).toArray());
    assertArrayEquals(
        sha1("pässword".getBytes(StandardCharsets.UTF_16LE)),
        AuthSecret.ofUtf16(passphrase).toArray());
    assertArrayEquals(
        sha1("pässword\0".getBytes(StandardCharsets.UTF_16LE)),
        AuthSecret.ofUtf16WithNul(passphrase).toArray());
  }

  @Test
  void theHashIsThatOfFips180() {
    assertEquals(
        "a9993e364706816aba3e25717850c26c9cd0d89d",
        HexFormat.of().formatHex(AuthSecret.ofUtf8("abc".toCharArray()).toArray()));
  }

  @Test
  void theWellKnownSecretIsNoPassphrase() {
    assertArrayEquals(new byte[20], AuthSecret.wellKnown().toArray());
  }

  @Test
  void aClosedSecretIsGoneAndNoneIsShown() {
    byte[] value = HexFormat.of().parseHex("0102030405060708090a0b0c0d0e0f1011121314");
    AuthSecret secret = AuthSecret.of(value);
    assertEquals("AuthSecret", secret.toString());
    secret.close();
    assertArrayEquals(new byte[20], secret.toArray());
    assertEquals(1, value[0]);
  }

  @Test
  void otherSizesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> AuthSecret.of(new byte[19]));
    assertThrows(IllegalArgumentException.class, () -> AuthSecret.of(new byte[21]));
  }

  private static byte[] sha1(byte[] bytes) throws Exception {
    return MessageDigest.getInstance("SHA-1").digest(bytes);
  }
}
