package io.github.tpm4j.keystore.pem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class Tss2PrivateKeyTest {
  private static final int OWNER = 0x40000001;
  private static final Bytes PUBLIC = Bytes.ofHex("0003AABBCC");
  private static final Bytes PRIVATE = Bytes.ofHex("0002DDEE");

  private static final String LOADABLE = "0606678105" + "0A0103";
  private static final String OLD_LOADABLE = "0605678105" + "0a02";
  private static final String BLOBS = "0405" + PUBLIC.toHex() + "0404" + PRIVATE.toHex();

  @Test
  void everyFieldComesBack() throws IOException {
    Tss2PolicyCommand pcr = new Tss2PolicyCommand(0x17F, Bytes.ofHex("00000000"));
    Tss2PolicyCommand authValue = new Tss2PolicyCommand(0x16B, Bytes.EMPTY);
    Tss2PrivateKey key =
        Tss2PrivateKey.builder(Tss2KeyType.IMPORTABLE, 0x81000001, PUBLIC, PRIVATE)
            .emptyAuth(true)
            .policy(List.of(pcr, authValue))
            .secret(Bytes.ofHex("000177"))
            .authPolicy(
                List.of(
                    new Tss2AuthPolicy(Optional.of("näme"), List.of(pcr)),
                    new Tss2AuthPolicy(Optional.empty(), List.of())))
            .description("server key")
            .rsaParent(true)
            .build();
    Tss2PrivateKey read = Tss2PrivateKey.decode(key.encoded().toByteArray());
    assertEquals(key, read);
    assertEquals(Tss2KeyType.IMPORTABLE, read.type());
    assertEquals(0x81000001, read.parent());
    assertTrue(read.emptyAuth());
    assertEquals(key.policy(), read.policy());
    assertEquals(key.secret(), read.secret());
    assertEquals(key.authPolicy(), read.authPolicy());
    assertEquals(Optional.of("server key"), read.description());
    assertTrue(read.rsaParent());
    assertEquals(PUBLIC, read.publicArea());
    assertEquals(PRIVATE, read.privateArea());
    assertEquals(read, read.toBuilder().build());
  }

  @Test
  void aKeyInTheTpmsOwnMemoryHasItsHandleAndNoPrivateArea() throws IOException {
    Tss2PrivateKey key =
        Tss2PrivateKey.builder(Tss2KeyType.PERSISTENT, 0x81000020, PUBLIC, Bytes.EMPTY)
            .policy(List.of(new Tss2PolicyCommand(0x16B, Bytes.EMPTY)))
            .build();
    Tss2PrivateKey read = Tss2PrivateKey.decode(key.encoded().toByteArray());
    assertEquals(Tss2KeyType.PERSISTENT, read.type());
    assertEquals(0x81000020, read.parent());
    assertTrue(read.privateArea().isEmpty());
    assertEquals(key.policy(), read.policy());

    assertThrows(
        IllegalArgumentException.class,
        Tss2PrivateKey.builder(Tss2KeyType.PERSISTENT, 0x81000020, PUBLIC, PRIVATE)::build);
    assertThrows(
        IllegalArgumentException.class,
        Tss2PrivateKey.builder(Tss2KeyType.PERSISTENT, OWNER, PUBLIC, Bytes.EMPTY)::build);
    assertThrows(
        IllegalArgumentException.class,
        Tss2PrivateKey.builder(Tss2KeyType.LOADABLE, 0x81000020, PUBLIC, Bytes.EMPTY)::build);
  }

  @Test
  void writesDerThatStatesEmptyAuthAlways() {
    String body = LOADABLE + "A003010100" + "020440000001" + BLOBS;
    assertEquals(Bytes.ofHex("3020" + body), loadable().build().encoded());
  }

  @Test
  void absentEmptyAuthMeansThatAuthorizationIsNeeded() throws IOException {
    assertFalse(decode(LOADABLE + "020440000001" + BLOBS).emptyAuth());
  }

  @Test
  void acceptsOpenSslsBooleanOne_andKeepsItsBytes() throws IOException {
    String body = LOADABLE + "A003010101" + "020440000001" + BLOBS;
    Tss2PrivateKey key = decode(body);
    assertTrue(key.emptyAuth());
    assertEquals(Bytes.ofHex("3020" + body), key.encoded());
  }

  @Test
  void acceptsHandlesThatA32BitWriterMadeNegative() throws IOException {
    assertEquals(0x81000001, decode(LOADABLE + "020481000001" + BLOBS).parent());
    assertEquals(0x81000001, decode(LOADABLE + "02050081000001" + BLOBS).parent());
  }

  @Test
  void parentZeroIsTheOwnerHierarchy() throws IOException {
    assertEquals(OWNER, decode(LOADABLE + "020100" + BLOBS).parent());
  }

  @Test
  void fieldsOfUnknownMeaningSurviveAnEdit() throws IOException {
    String unknown = "A903020105";
    Tss2PrivateKey key = decode(LOADABLE + "A003010100" + unknown + "020440000001" + BLOBS);
    Tss2PrivateKey edited = key.toBuilder().description("x").build();
    assertTrue(edited.encoded().toHex().contains(unknown.toLowerCase()));
    assertEquals(edited, Tss2PrivateKey.decode(edited.encoded().toByteArray()));
  }

  @Test
  void refusesAnUnknownType_byItsNumber() {
    assertRefused("0606678105" + "0A0109" + "020440000001" + BLOBS, "2.23.133.10.1.9");
  }

  @Test
  void refusesParentsThatAreNoHandleOfAKey() {
    assertRefused(LOADABLE + "020401000001" + BLOBS, "0x01000001");
    assertRefused(LOADABLE + "020600810000000001" + BLOBS, "TPMKey");
    assertRefused(LOADABLE + "02060081000000" + "01" + BLOBS, "32 bits");
  }

  @Test
  void refusesFieldsOutOfOrder_orTwice() {
    String empty = "A003010100";
    assertRefused(LOADABLE + empty + empty + "020440000001" + BLOBS, "[0]");
    assertRefused(LOADABLE + "A5030101FF" + empty + "020440000001" + BLOBS, "[0]");
  }

  @Test
  void refusesAPublicAreaWhoseSizeIsWrong() {
    assertRefused(LOADABLE + "020440000001" + "04050004AABBCC" + "04040002DDEE", "pubkey");
    assertRefused(LOADABLE + "020440000001" + "04050003AABBCC" + "0400", "privkey is empty");
  }

  @Test
  void secretBelongsToWhatIsImported() {
    Bytes secret = Bytes.ofHex("000177");
    IllegalArgumentException loadable =
        assertThrows(IllegalArgumentException.class, () -> loadable().secret(secret).build());
    assertTrue(loadable.getMessage().contains("secret"));
    Tss2PrivateKeyBuilder importable =
        Tss2PrivateKey.builder(Tss2KeyType.IMPORTABLE, OWNER, PUBLIC, PRIVATE);
    assertThrows(IllegalArgumentException.class, importable::build);
    Tss2PrivateKeyBuilder sealed =
        Tss2PrivateKey.builder(Tss2KeyType.SEALED, OWNER, PUBLIC, PRIVATE);
    assertEquals(Optional.empty(), sealed.build().secret());
    assertEquals(Optional.of(secret), sealed.secret(secret).build().secret());
  }

  @Test
  void readsTheOlderIdentifierOfLoadableKeys() throws IOException {
    Tss2PrivateKey key = decode(OLD_LOADABLE + "A003010101" + "020440000001" + BLOBS);
    assertEquals(Tss2KeyType.LOADABLE, key.type());
    assertTrue(key.emptyAuth());
    assertTrue(key.encoded().toHex().contains(OLD_LOADABLE));
    assertTrue(key.toBuilder().build().encoded().toHex().contains(LOADABLE.toLowerCase()));
  }

  @Test
  void readsTheOldForm_whoseParentAndPublicAreaAreTagged() throws IOException {
    String publicArea = "A207" + "0405" + PUBLIC.toHex();
    String privateArea = "0404" + PRIVATE.toHex();
    Tss2PrivateKey least = decode(OLD_LOADABLE + publicArea + privateArea);
    assertEquals(Tss2KeyType.LOADABLE, least.type());
    assertEquals(OWNER, least.parent());
    assertEquals(PUBLIC, least.publicArea());
    assertEquals(PRIVATE, least.privateArea());
    assertFalse(least.emptyAuth());

    String policy = "A310" + "300E" + "300C" + "A004" + "0202016B" + "A104" + "0402AABB";
    Tss2PrivateKey most =
        decode(
            OLD_LOADABLE
                + "A003010101"
                + "A107"
                + "02050081000001"
                + publicArea
                + policy
                + privateArea);
    assertTrue(most.emptyAuth());
    assertEquals(0x81000001, most.parent());
    assertEquals(List.of(new Tss2PolicyCommand(0x16B, Bytes.ofHex("AABB"))), most.policy());
    Tss2PrivateKey rewritten = most.toBuilder().build();
    assertEquals(rewritten, Tss2PrivateKey.decode(rewritten.encoded().toByteArray()));
  }

  @Test
  void refusesTheOldFormWithoutAPublicArea_orWithAFieldThatItHasNot() {
    String privateArea = "0404" + PRIVATE.toHex();
    assertRefused(OLD_LOADABLE + privateArea, "public area");
    assertRefused(OLD_LOADABLE + "A4030101FF" + privateArea, "[4]");
    assertRefused("0606678105" + "0A0105" + "A0030101FF" + privateArea, "old form");
  }

  @Test
  void refusesEveryTruncation() {
    byte[] whole = loadable().description("text").build().encoded().toByteArray();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(IOException.class, () -> Tss2PrivateKey.decode(cut));
    }
  }

  @Test
  void everyFlippedByteIsReadOrRefused_neverAnythingElse() {
    Tss2PolicyCommand pcr = new Tss2PolicyCommand(0x17F, Bytes.ofHex("00000000"));
    byte[] whole =
        loadable()
            .policy(List.of(pcr))
            .authPolicy(List.of(new Tss2AuthPolicy(Optional.of("a"), List.of(pcr))))
            .description("b")
            .rsaParent(true)
            .build()
            .encoded()
            .toByteArray();
    for (int at = 0; at < whole.length; at++) {
      for (int value = 0; value < 256; value++) {
        byte[] flipped = whole.clone();
        flipped[at] = (byte) value;
        assertReadsOrRefuses(flipped);
      }
    }
  }

  @Test
  void refusesEndlessNestingAndGreatLength() {
    byte[] nested = new byte[Tss2PrivateKey.MAX_ENCODED_BYTES];
    for (int i = 0; i < nested.length; i += 2) {
      nested[i] = 0x30;
      nested[i + 1] = (byte) 0x80;
    }
    assertThrows(IOException.class, () -> Tss2PrivateKey.decode(nested));
    byte[] longer = new byte[Tss2PrivateKey.MAX_ENCODED_BYTES + 1];
    assertThrows(IOException.class, () -> Tss2PrivateKey.decode(longer));
    byte[] announced = HexFormat.of().parseHex("30847FFFFFFF0606");
    assertThrows(IOException.class, () -> Tss2PrivateKey.decode(announced));
  }

  private static void assertReadsOrRefuses(byte[] encoded) {
    try {
      assertEquals(Bytes.of(encoded), Tss2PrivateKey.decode(encoded).encoded());
    } catch (IOException refused) {
      assertFalse(refused.getMessage().isEmpty());
    }
  }

  private static Tss2PrivateKeyBuilder loadable() {
    return Tss2PrivateKey.builder(Tss2KeyType.LOADABLE, OWNER, PUBLIC, PRIVATE);
  }

  private static void assertRefused(String body, String inMessage) {
    IOException refused = assertThrows(IOException.class, () -> decode(body));
    assertTrue(refused.getMessage().contains(inMessage), refused::getMessage);
  }

  private static Tss2PrivateKey decode(String bodyHex) throws IOException {
    byte[] body = HexFormat.of().parseHex(bodyHex);
    ByteArrayOutputStream sequence = new ByteArrayOutputStream();
    sequence.write(0x30);
    sequence.write(body.length);
    sequence.write(body);
    return Tss2PrivateKey.decode(sequence.toByteArray());
  }
}
