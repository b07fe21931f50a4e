package io.github.tpm4j.signers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEDecrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nimbus JOSE+JWT, as it is without settings; its PS256 and others are {@link NimbusPssTest}'s. */
class NimbusTest extends OnEachTpm {
  private static final String MESSAGE = "for a TPM";

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "RS384", "RS512"})
  void signsWithRsa(String algorithm) throws Exception {
    PrivateKeyEntry key = rsa();
    signed(algorithm, new RSASSASigner(key.getPrivateKey()), key.getCertificate().getPublicKey());
  }

  @ParameterizedTest
  @CsvSource({"ES256, secp256r1", "ES384, secp384r1", "ES512, secp521r1"})
  void signsWithEc(String algorithm, String curve) throws Exception {
    PrivateKeyEntry key = ec(curve);
    ECPublicKey publicKey = (ECPublicKey) key.getCertificate().getPublicKey();
    signed(algorithm, new ECDSASigner(key.getPrivateKey(), JoseTool.curve(publicKey)), publicKey);
  }

  private void signed(String algorithm, JWSSigner signer, PublicKey key) throws Exception {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.parse(algorithm)),
            new JWTClaimsSet.Builder().subject("alice").build());
    token.sign(signer);
    SignedJWT received = SignedJWT.parse(token.serialize());
    assertTrue(received.verify(verifier(key)));
    JoseTool jose = new JoseTool(folder);
    assertEquals("{\"sub\":\"alice\"}", jose.verify(token.serialize(), key));
    PublicKey other = Foreign.like(key);
    assertFalse(received.verify(verifier(other)));
    jose.refuse(token.serialize(), other);
  }

  private static JWSVerifier verifier(PublicKey key) throws JOSEException {
    return key instanceof RSAPublicKey rsa
        ? new RSASSAVerifier(rsa)
        : new ECDSAVerifier((ECPublicKey) key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA-OAEP", "RSA-OAEP-256", "RSA-OAEP-384", "RSA-OAEP-512"})
  void decryptsWithRsa(String algorithm) throws Exception {
    PrivateKeyEntry key = rsa();
    PublicKey publicKey = key.getCertificate().getPublicKey();
    JWEDecrypter decrypter = new RSADecrypter(key.getPrivateKey());
    assertEquals(MESSAGE, opened(encrypted(algorithm, publicKey), decrypter));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA-OAEP", "RSA-OAEP-256"})
  void decryptsWhatOthersEncryptedForRsa(String algorithm) throws Exception {
    PrivateKeyEntry key = rsa();
    PublicKey publicKey = key.getCertificate().getPublicKey();
    String message = Jose4jTest.encrypted(algorithm, publicKey);
    assertEquals(MESSAGE, opened(message, new RSADecrypter(key.getPrivateKey())));
  }

  @ParameterizedTest
  @CsvSource({
    "ECDH-ES, secp256r1",
    "ECDH-ES+A128KW, secp256r1",
    "ECDH-ES+A256KW, secp384r1",
    "ECDH-ES, secp521r1"
  })
  void decryptsWithEc(String algorithm, String curve) throws Exception {
    PrivateKeyEntry key = ec(curve);
    ECPublicKey publicKey = (ECPublicKey) key.getCertificate().getPublicKey();
    JWEDecrypter decrypter =
        new ECDHDecrypter(key.getPrivateKey(), Set.of(), JoseTool.curve(publicKey));
    assertEquals(MESSAGE, opened(encrypted(algorithm, publicKey), decrypter));
    String ofOthers = new JoseTool(folder).encrypt(MESSAGE, publicKey, algorithm);
    assertEquals(MESSAGE, opened(ofOthers, decrypter));
  }

  static String encrypted(String algorithm, PublicKey key) throws Exception {
    JWEObject message =
        new JWEObject(
            new JWEHeader(JWEAlgorithm.parse(algorithm), EncryptionMethod.A256GCM),
            new Payload(MESSAGE));
    message.encrypt(
        key instanceof RSAPublicKey rsa
            ? new RSAEncrypter(rsa)
            : new ECDHEncrypter((ECPublicKey) key));
    return message.serialize();
  }

  private static String opened(String message, JWEDecrypter decrypter) throws Exception {
    JWEObject received = JWEObject.parse(message);
    received.decrypt(decrypter);
    return received.getPayload().toString();
  }

  @Test
  void rsaPssNeedsALineOfJavaSecurity() throws Exception {
    JWSObject token = new JWSObject(new JWSHeader(JWSAlgorithm.PS256), new Payload("paid"));
    JWSSigner signer = new RSASSASigner(rsa().getPrivateKey());
    assertThrows(JOSEException.class, () -> token.sign(signer));
  }

  @Test
  void aMessageForAnotherKeyIsNotOpened() throws Exception {
    PublicKey other = Foreign.like(rsa().getCertificate().getPublicKey());
    String message = encrypted("RSA-OAEP-256", other);
    JWEDecrypter decrypter = new RSADecrypter(rsa().getPrivateKey());
    assertThrows(JOSEException.class, () -> opened(message, decrypter));
  }

  @Test
  void aBoundKeySignsNoMoreAfterAnExtend() throws Exception {
    PrivateKeyEntry key = bound(TpmKeyGenParameterSpec.rsa("bound", 2048));
    JWSSigner signer = new RSASSASigner(key.getPrivateKey());
    signed("RS256", signer, key.getCertificate().getPublicKey());
    extendPcr();
    Refusals.ofPcr(() -> signed("RS256", signer, key.getCertificate().getPublicKey()));
  }
}
