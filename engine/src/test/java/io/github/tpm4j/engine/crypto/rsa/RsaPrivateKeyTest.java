package io.github.tpm4j.engine.crypto.rsa;

import static io.github.tpm4j.engine.crypto.rsa.RsaTestKeys.RSA_1024;
import static io.github.tpm4j.engine.crypto.rsa.RsaTestKeys.RSA_2048;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.crypto.BigEndian;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RsaPrivateKeyTest {
  @Property(tries = 50)
  void thePrivateOperationUndoesThePublicOne(@ForAll @Size(127) byte[] message) {
    byte[] padded = BigEndian.bytes(new BigInteger(1, message), 128);
    byte[] cipherText = RSA_1024.publicKey().apply(message);
    assertArrayEquals(padded, RSA_1024.apply(cipherText));
    assertArrayEquals(padded, RSA_1024.publicKey().apply(RSA_1024.apply(message)));
  }

  @Test
  void theSmallestAndLargestNumbersWork() {
    BigInteger largest = RSA_1024.publicKey().modulus().subtract(BigInteger.ONE);
    byte[] octets = BigEndian.bytes(largest, 128);
    assertArrayEquals(octets, RSA_1024.apply(octets));
    assertArrayEquals(new byte[128], RSA_1024.apply(new byte[0]));
    assertArrayEquals(new byte[128], RSA_1024.publicKey().apply(new byte[200]));
  }

  @Test
  void theModulusIsOutOfRange() {
    byte[] modulus = BigEndian.bytes(RSA_1024.publicKey().modulus(), 128);
    assertFalse(RSA_1024.publicKey().isInRange(modulus));
    assertThrows(IllegalArgumentException.class, () -> RSA_1024.apply(modulus));
    assertThrows(IllegalArgumentException.class, () -> RSA_1024.publicKey().apply(modulus));
  }

  @Test
  void isRestoredFromEitherPrime() {
    RsaPublicKey publicKey = RSA_2048.publicKey();
    byte[] q =
        BigEndian.bytes(publicKey.modulus().divide(new BigInteger(1, RSA_2048.prime())), 128);
    byte[] cipherText = publicKey.apply(new byte[] {42});
    for (byte[] prime : new byte[][] {RSA_2048.prime(), q}) {
      RsaPrivateKey restored = RsaPrivateKey.fromPrime(publicKey, prime).orElseThrow();
      assertEquals(42, restored.apply(cipherText)[255]);
      assertArrayEquals(prime, restored.prime());
    }
  }

  @Test
  void aNumberThatIsNotItsPrimeIsRefused() {
    RsaPublicKey publicKey = RSA_2048.publicKey();
    byte[] wrong = RSA_2048.prime();
    wrong[127] ^= 2;
    assertTrue(RsaPrivateKey.fromPrime(publicKey, wrong).isEmpty());
    assertTrue(RsaPrivateKey.fromPrime(publicKey, new byte[0]).isEmpty());
    assertTrue(RsaPrivateKey.fromPrime(publicKey, new byte[] {1}).isEmpty());
    assertTrue(RsaPrivateKey.fromPrime(publicKey, RSA_1024.prime()).isEmpty());
  }

  /** Whoever makes a key outside of the TPM may choose such numbers. */
  @Test
  void aKeyWhosePrimesHaveAFactorInCommonIsInconsistent() {
    BigInteger prime = BigInteger.ONE.shiftLeft(510).nextProbablePrime();
    BigInteger p = prime.multiply(BigInteger.valueOf(3));
    BigInteger q = prime.nextProbablePrime().multiply(BigInteger.valueOf(3));
    RsaPublicKey publicKey = new RsaPublicKey(p.multiply(q), BigInteger.valueOf(65_537));
    RsaPrivateKey key = RsaPrivateKey.fromPrime(publicKey, BigEndian.bytes(p, 64)).orElseThrow();
    assertThrows(InconsistentKeyException.class, () -> key.apply(new byte[] {42}));
  }

  @Test
  void doesNotShowItsNumbers() {
    assertEquals("RsaPrivateKey[2048 bits]", RSA_2048.toString());
  }
}
