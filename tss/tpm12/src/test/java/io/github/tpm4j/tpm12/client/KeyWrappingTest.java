package io.github.tpm4j.tpm12.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keys that were made elsewhere, as TPM_LoadKey2 takes them. */
class KeyWrappingTest {
  private static final int PARENT_BYTES = 256;

  private static RSAPrivateCrtKey key;
  private static RSAPrivateCrtKey other;
  private static TpmPubkey parent;

  @BeforeAll
  static void make() throws Exception {
    key = (RSAPrivateCrtKey) pair(1024).getPrivate();
    other = (RSAPrivateCrtKey) pair(512).getPrivate();
    BigInteger modulus = ((RSAPublicKey) pair(2048).getPublic()).getModulus();
    parent = KeyTemplates.storage().madeElsewhere(unsigned(modulus)).pubkey();
  }

  private static KeyPair pair(int bits) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  private static Bytes unsigned(BigInteger number) {
    byte[] signed = number.toByteArray();
    return Bytes.of(java.util.Arrays.copyOfRange(signed, 1, signed.length));
  }

  private static TpmKey wrap(
      TpmKey template, BigInteger modulus, BigInteger prime, TpmPubkey under) {
    AuthSecret secret = AuthSecret.wellKnown();
    return KeyWrapping.wrap(template, modulus, prime, secret, secret, under);
  }

  private static void assertRefused(
      TpmKey template, BigInteger modulus, BigInteger prime, TpmPubkey under, String why) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> wrap(template, modulus, prime, under));
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
  }

  @Test
  void aWrappedKeyIsMigratable_andAsLongAsItsParent() {
    TpmKey wrapped = wrap(KeyTemplates.signing(1024), key.getModulus(), key.getPrimeP(), parent);
    assertEquals(KeyConstants.FLAG_MIGRATABLE, wrapped.keyFlags());
    assertEquals(unsigned(key.getModulus()), wrapped.modulus());
    assertEquals(PARENT_BYTES, wrapped.encData().size());
    assertTrue(wrapped.isMigratable());
  }

  @Test
  void numbersThatDoNotFitAreRefused() {
    TpmKey template = KeyTemplates.signing(1024);
    BigInteger modulus = key.getModulus();
    assertRefused(template, modulus, other.getPrimeP(), parent, "half as long");
    assertRefused(template, modulus, key.getPrimeP().negate(), parent, "half as long");
    assertRefused(template, modulus, key.getPrimeP().add(BigInteger.TWO), parent, "factors");
    assertRefused(template, modulus.shiftRight(1), key.getPrimeP(), parent, "steps of 16");
    assertRefused(template, modulus.shiftLeft(2048), key.getPrimeP(), parent, "2048 bits");
    assertRefused(KeyTemplates.signing(2048), modulus, key.getPrimeP(), parent, "another size");
  }

  @Test
  void aParentThatIsNoStorageKeyIsRefused() {
    TpmKey template = KeyTemplates.signing(1024);
    TpmPubkey small = KeyTemplates.bind(1024).madeElsewhere(unsigned(key.getModulus())).pubkey();
    assertRefused(template, key.getModulus(), key.getPrimeP(), small, "no storage key");
    TpmPubkey signing = KeyTemplates.signing(2048).madeElsewhere(parent.modulus()).pubkey();
    assertRefused(template, key.getModulus(), key.getPrimeP(), signing, "no storage key");
  }
}
