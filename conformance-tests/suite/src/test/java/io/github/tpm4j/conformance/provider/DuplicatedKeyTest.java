package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.KeyExport;
import io.github.tpm4j.keystore.TpmKeyGenParameterBuilder;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.TssPrivateKeySpec;
import io.github.tpm4j.keystore.pem.Tss2KeyType;
import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import org.junit.jupiter.api.Test;

/** Keys that were made to be duplicated sign in another TPM too, and nowhere else. */
class DuplicatedKeyTest extends OnEveryTpm {
  private final TpmProvider bundled =
      (TpmProvider) new TpmProvider().configure("engine:memory,name=other");

  private static TpmProvider here() {
    return tpm.provider();
  }

  @Test
  void signsInTheOtherTpm_bothWays() throws Exception {
    for (String algorithm : new String[] {"EC", "RSA"}) {
      move(here(), bundled, algorithm, null);
      move(bundled, here(), algorithm, null);
    }
  }

  @Test
  void keepsItsPassword() throws Exception {
    move(here(), bundled, "EC", "secret".toCharArray());
  }

  private static void move(TpmProvider from, TpmProvider to, String algorithm, char[] password)
      throws Exception {
    TpmtPublic theirs = KeyExport.storageKey(to.connection());
    TpmPrivateKey key =
        make(from, kind(algorithm).duplicableTo(EntityNames.of(theirs)).auth(password));
    assertSigns(from, key, key.publicKey());

    Tss2PrivateKey file = KeyExport.duplicate(key, theirs);
    assertEquals(Tss2KeyType.IMPORTABLE, file.type());
    PrivateKey moved = read(to, algorithm, Tss2Pem.encode(file), password);
    assertSigns(to, moved, key.publicKey());
  }

  private static PrivateKey read(Provider provider, String algorithm, String pem, char[] password)
      throws Exception {
    KeyFactory factory = KeyFactory.getInstance(algorithm, provider);
    return password == null
        ? factory.generatePrivate(new PKCS8EncodedKeySpec(pem.getBytes(StandardCharsets.US_ASCII)))
        : factory.generatePrivate(
            new TssPrivateKeySpec(Tss2Pem.decode(pem), "moved", KeyAuth.password(password)));
  }

  @Test
  void goesToNoOtherParent() throws Exception {
    TpmtPublic theirs = KeyExport.storageKey(bundled.connection());
    TpmProvider third = (TpmProvider) new TpmProvider().configure("engine:memory,name=third");
    TpmtPublic others = KeyExport.storageKey(third.connection());
    assertNotEquals(theirs, others);
    TpmPrivateKey key = make(here(), kind("EC").duplicableTo(EntityNames.of(theirs)));
    assertThrows(TpmException.class, () -> KeyExport.duplicate(key, others));
    Tss2PrivateKey file = KeyExport.duplicate(key, theirs);
    PrivateKey elsewhere = read(third, "EC", Tss2Pem.encode(file), null);
    Signature signature = Signature.getInstance("SHA256withECDSA", third);
    signature.initSign(elsewhere);
    assertThrows(SignatureException.class, signature::sign);
  }

  @Test
  void anyOtherKeyStaysInItsTpm() throws Exception {
    TpmtPublic theirs = KeyExport.storageKey(bundled.connection());
    TpmPrivateKey key = make(here(), kind("EC"));
    InvalidKeyException refused =
        assertThrows(InvalidKeyException.class, () -> KeyExport.duplicate(key, theirs));
    assertTrue(refused.getMessage().contains("duplicableTo"), refused.getMessage());
  }

  @Test
  void theKeysOwnFileIsLoadedAgain() throws Exception {
    TpmPrivateKey key = make(here(), kind("EC"));
    String pem = Tss2Pem.encode(KeyExport.file(key));
    assertSigns(here(), read(here(), "EC", pem, null), key.publicKey());
  }

  private static TpmKeyGenParameterBuilder kind(String algorithm) {
    return algorithm.equals("RSA")
        ? TpmKeyGenParameterSpec.rsa("key", 2048)
        : TpmKeyGenParameterSpec.ec("key", "secp256r1");
  }

  private static TpmPrivateKey make(TpmProvider provider, TpmKeyGenParameterBuilder key)
      throws Exception {
    TpmKeyGenParameterSpec spec = key.build();
    KeyPairGenerator generator =
        KeyPairGenerator.getInstance(spec.isRsa() ? "RSA" : "EC", provider);
    generator.initialize(spec);
    return (TpmPrivateKey) generator.generateKeyPair().getPrivate();
  }

  private static void assertSigns(Provider provider, PrivateKey key, PublicKey publicKey)
      throws Exception {
    String algorithm = "SHA256with" + (publicKey.getAlgorithm().equals("EC") ? "ECDSA" : "RSA");
    Signature signer = Signature.getInstance(algorithm, provider);
    signer.initSign(key);
    signer.update((byte) 7);
    byte[] signature = signer.sign();
    Signature verifier = Signature.getInstance(algorithm);
    verifier.initVerify(publicKey);
    verifier.update((byte) 7);
    assertTrue(verifier.verify(signature));
  }
}
