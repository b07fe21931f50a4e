package io.github.tpm4j.engine.crypto.edwards;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.TestRandom;
import io.github.tpm4j.engine.crypto.library.NativeSigningKey;
import io.github.tpm4j.engine.crypto.library.Primitive;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.Test;

/** The native library's Ed25519 held against Bouncy Castle's and the engine's own. */
class NativeEddsaTest {

  private static boolean isInUse() {
    return !"off".equals(System.getProperty("tpm4j.native"));
  }

  private static EddsaPrivateKey key(EdwardsCurve curve, String name) {
    return EddsaPrivateKey.generate(curve, TestRandom.named(name));
  }

  private static Optional<byte[]> nativePublicKey(EddsaPrivateKey key) {
    return key.natively(Primitive.ED25519_KEY_PAIR, NativeSigningKey::publicKey);
  }

  @Property(tries = 60)
  void keysAndSignaturesAreTheSame(
      @ForAll int seed, @ForAll @IntRange(min = 0, max = 300) int size) {
    EddsaPrivateKey key = key(EdwardsCurve.ED25519, "key" + seed);
    byte[] expected = new byte[32];
    Ed25519.generatePublicKey(key.octets(), 0, expected, 0);
    assertEquals(isInUse(), nativePublicKey(key).isPresent());
    assertArrayEquals(expected, key.publicKey().encoded());

    byte[] message = TestRandom.named("message").bytes(size);
    assertArrayEquals(key.signHere(message), key.sign(message));
  }

  @Property(tries = 60)
  void verificationSaysTheSame(
      @ForAll int seed,
      @ForAll @IntRange(min = 0, max = 63) int place,
      @ForAll @IntRange(min = 0, max = 255) int change) {
    EddsaPrivateKey key = key(EdwardsCurve.ED25519, "key" + seed);
    byte[] message = TestRandom.named("message" + seed).bytes(40);
    byte[] signature = key.sign(message);
    signature[place] ^= (byte) change;
    assertEquals(isInUse(), key.publicKey().nativeKey().isPresent());
    assertEquals(change == 0, key.publicKey().verify(message, signature));
    assertEquals(change == 0, key.publicKey().verifyHere(message, signature));
  }

  @Test
  void theOtherCurveIsNotAskedOfTheLibrary() {
    EddsaPrivateKey key = key(EdwardsCurve.ED448, "key");
    assertTrue(nativePublicKey(key).isEmpty());
    assertTrue(key.publicKey().nativeKey().isEmpty());
    assertTrue(key.publicKey().verify(new byte[3], key.sign(new byte[3])));
  }

  @Test
  void aClosedKeyIsWiped() {
    EddsaPrivateKey key = key(EdwardsCurve.ED25519, "wipe");
    byte[] signature = key.sign(new byte[1]);
    key.close();
    assertArrayEquals(new byte[32], key.octets());
    assertTrue(nativePublicKey(key).isEmpty());
    assertTrue(key.publicKey().verify(new byte[1], signature));
    assertFalse(key.publicKey().verify(new byte[2], signature));
  }
}
