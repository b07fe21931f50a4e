package io.github.tpm4j.engine.crypto.edwards;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.TestRandom;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EddsaTest {

  /** RFC 8032: 7.1, tests 1 and 2; 7.4, "Blank". */
  @ParameterizedTest
  @CsvSource({
    "ED25519, 9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60, '',"
        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,"
        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    "ED25519, 4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb, 72,"
        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,"
        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    "ED448, 6c82a562cb808d10d632be89c8513ebf6c929f34ddfa8c9f63c9960ef6e348a3"
        + "528c8a3fcc2f044e39a3fc5b94492f8f032e7549a20098f95b, '',"
        + "5fd7449b59b461fd2ce787ec616ad46a1da1342485a70e1f8a0ea75d80e96778"
        + "edf124769b46c7061bd6783df1e50f6cd1fa1abeafe8256180,"
        + "533a37f6bbe457251f023c0d88f976ae2dfb504a843e34d2074fd823d41a591f"
        + "2b233f034f628281f2fd7a22ddd47d7828c59bd0a21bfd3980ff0d2028d4b18a"
        + "9df63e006c5d1c2d345b925d8dc00b4104852db99ac5c7cdda8530a113a0f4db"
        + "b61149f05a7363268c71d95808ff2e652600",
  })
  void signsAndVerifiesAsPublished(
      EdwardsCurve curve, String key, String message, String publicKey, String signature) {
    EddsaPrivateKey pair = EddsaPrivateKey.of(curve, octets(key)).orElseThrow();
    EddsaPublicKey known = EddsaPublicKey.of(curve, octets(publicKey)).orElseThrow();

    assertArrayEquals(octets(publicKey), pair.publicKey().encoded());
    assertArrayEquals(octets(signature), pair.sign(octets(message)));
    assertTrue(known.verify(octets(message), octets(signature)));
    assertFalse(known.verify(new byte[] {1}, octets(signature)));
  }

  /** RFC 8032: 7.3 and 7.5, "TEST abc". */
  @ParameterizedTest
  @CsvSource({
    "ED25519, 833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42,"
        + "98a70222f0b8121aa9d30f813d683f809e462b469c7ff87639499bb94e6dae41"
        + "31f85042463c2a355a2003d062adf5aaa10b8c61e636062aaad11c2a26083406",
    "ED448, 833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42"
        + "ef7822e0d5104127dc05d6dbefde69e3ab2cec7c867c6e2c49,"
        + "822f6901f7480f3d5f562c592994d9693602875614483256505600bbc281ae38"
        + "1f54d6bce2ea911574932f52a4e6cadd78769375ec3ffd1b801a0d9b3f4030cd"
        + "433964b6457ea39476511214f97469b57dd32dbc560a9a94d00bff07620464a3"
        + "ad203df7dc7ce360c3cd3696d9d9fab90f00",
  })
  void signsDigestsAsPublished(EdwardsCurve curve, String key, String signature) {
    EddsaPrivateKey pair = EddsaPrivateKey.of(curve, octets(key)).orElseThrow();
    EddsaDigest message = EddsaDigest.ofMessage(curve);
    message.update("abc".getBytes(US_ASCII));
    byte[] digest = message.messageDigest();

    assertArrayEquals(octets(signature), pair.signDigest(digest));
    assertTrue(pair.publicKey().verifyDigest(digest, octets(signature)));
    digest[63] ^= 1;
    assertFalse(pair.publicKey().verifyDigest(digest, octets(signature)));
  }

  @ParameterizedTest
  @EnumSource(EdwardsCurve.class)
  void refusesEveryChangedByteOfASignature(EdwardsCurve curve) {
    EddsaPrivateKey key = EddsaPrivateKey.generate(curve, TestRandom.named("key"));
    byte[] message = {1, 2, 3};
    byte[] signature = key.sign(message);

    for (int i = 0; i < signature.length; i++) {
      signature[i] ^= 0x10;
      assertFalse(key.publicKey().verify(message, signature), "byte " + i);
      signature[i] ^= 0x10;
    }
    assertTrue(key.publicKey().verify(message, signature));
    assertFalse(key.publicKey().verify(message, new byte[0]));
    assertFalse(key.publicKey().verify(message, new byte[signature.length + 1]));
  }

  /** RFC 8032, 8.4: S + L would be a second signature of the message. */
  @Test
  void refusesAnSThatIsNotReduced() {
    EddsaPrivateKey key = EddsaPrivateKey.generate(EdwardsCurve.ED25519, TestRandom.named("key"));
    byte[] signature = key.sign(new byte[] {1});
    byte[] s = org.bouncycastle.util.Arrays.reverse(signature);
    BigInteger larger =
        BigIntegers.fromUnsignedByteArray(s, 0, 32).add(EdwardsCurve.ED25519.order());
    byte[] octets =
        org.bouncycastle.util.Arrays.reverse(BigIntegers.asUnsignedByteArray(32, larger));
    System.arraycopy(octets, 0, signature, 32, 32);

    assertFalse(key.publicKey().verify(new byte[] {1}, signature));
  }

  @ParameterizedTest
  @EnumSource(EdwardsCurve.class)
  void refusesEncodingsThatAreNoPointOfTheLargeSubgroup(EdwardsCurve curve) {
    byte[] neutral = new byte[curve.keyBytes()];
    neutral[0] = 1;
    byte[] tooLarge = new byte[curve.keyBytes()];
    java.util.Arrays.fill(tooLarge, (byte) 0xFF);

    assertEquals(Optional.empty(), EddsaPublicKey.of(curve, neutral));
    assertEquals(Optional.empty(), EddsaPublicKey.of(curve, tooLarge));
    assertEquals(Optional.empty(), EddsaPublicKey.of(curve, new byte[curve.keyBytes() - 1]));
    assertEquals(Optional.empty(), EdwardsPoint.decode(curve, tooLarge));
  }

  @ParameterizedTest
  @EnumSource(EdwardsCurve.class)
  void pointsHaveTheOrderOfTheCurve(EdwardsCurve curve) {
    EdwardsPoint g = curve.generator();
    byte[] neutral = new byte[curve.keyBytes()];
    neutral[0] = 1;

    assertArrayEquals(neutral, g.multiplyAndAdd(curve.order(), BigInteger.ZERO, g).encode());
    assertArrayEquals(g.encode(), EdwardsPoint.decode(curve, g.encode()).orElseThrow().encode());
  }

  private static byte[] octets(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
