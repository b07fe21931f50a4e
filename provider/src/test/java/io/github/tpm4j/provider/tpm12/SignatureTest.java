package io.github.tpm4j.provider.tpm12;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyPurpose;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import java.nio.charset.StandardCharsets;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that a TPM 1.2 makes and signs with. */
@Tag("peer")
@ParameterizedClass
@EnumSource(OwnedTpm.Kind.class)
class SignatureTest {
  // One TPM for all tests of an invocation.
  @Parameter OwnedTpm.Kind kind;

  private static final byte[] MESSAGE = "a message".getBytes(StandardCharsets.UTF_8);

  private static OwnedTpm tpm;
  private static KeyPair keys;

  @BeforeParameterizedClassInvocation
  static void makeKey(OwnedTpm.Kind kind) throws Exception {
    tpm = new OwnedTpm(kind);
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", tpm.provider);
    generator.initialize(2048);
    keys = generator.generateKeyPair();
  }

  @AfterParameterizedClassInvocation
  static void close() throws Exception {
    tpm.close();
  }

  private static boolean verifies(KeyPair pair, String algorithm, byte[] message, byte[] signature)
      throws Exception {
    Signature verifier = Signature.getInstance(algorithm);
    verifier.initVerify(pair.getPublic());
    verifier.update(message);
    return verifier.verify(signature);
  }

  private static byte[] signed(KeyPair pair, String algorithm, byte[] message) throws Exception {
    Signature signer = Signature.getInstance(algorithm, tpm.provider);
    signer.initSign(pair.getPrivate());
    signer.update(message);
    return signer.sign();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SHA1withRSA",
        "SHA224withRSA",
        "SHA256withRSA",
        "SHA384withRSA",
        "SHA512withRSA",
        "SHA512/256withRSA",
        "SHA3-256withRSA"
      })
  void aKeySignsByEachHash(String algorithm) throws Exception {
    assertTrue(verifies(keys, algorithm, MESSAGE, signed(keys, algorithm, MESSAGE)));
  }

  @Test
  void aDigestInfo_isSignedAsItIs() throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(MESSAGE);
    String prefix = "3031300d060960864801650304020105000420";
    byte[] info = HexFormat.of().parseHex(prefix + HexFormat.of().formatHex(digest));
    byte[] signature = signed(keys, "NONEwithRSA", info);
    assertTrue(verifies(keys, "SHA256withRSA", MESSAGE, signature));
  }

  @Test
  void theHashesOfTls11_areSignedAsTheyAre() throws Exception {
    byte[] both = new byte[36];
    byte[] signature = signed(keys, "NONEwithRSA", both);
    assertTrue(verifies(keys, "NONEwithRSA", both, signature));
  }

  @Test
  void aKeyOf512Bits_isTooShortForSha512_atInit() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", tpm.provider);
    generator.initialize(512);
    KeyPair small = generator.generateKeyPair();
    assertTrue(verifies(small, "SHA1withRSA", MESSAGE, signed(small, "SHA1withRSA", MESSAGE)));
    InvalidKeyException refused =
        assertThrows(InvalidKeyException.class, () -> signed(small, "SHA512withRSA", MESSAGE));
    assertTrue(refused.getMessage().contains("too short"), refused.getMessage());
  }

  @Test
  void aSignatureIsOneCommand_onceTheKeyIsLoaded() throws Exception {
    Signature signer = Signature.getInstance("SHA256withRSA", tpm.provider);
    signer.initSign(keys.getPrivate());
    signer.sign();
    long before = tpm.connection.inUse().commandsSent();
    signer.update(MESSAGE);
    signer.sign();
    assertEquals(1, tpm.connection.inUse().commandsSent() - before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSASSA-PSS", "SHA256withRSAandMGF1", "SHA256withECDSA"})
  void whatTheChipLacks_isRefusedAtInit(String algorithm) throws Exception {
    Signature signer = Signature.getInstance(algorithm, tpm.provider);
    InvalidKeyException refused =
        assertThrows(InvalidKeyException.class, () -> signer.initSign(keys.getPrivate()));
    assertTrue(refused.getMessage().contains("TPM 1.2"), refused.getMessage());
    assertTrue(refused.getMessage().contains("PKCS#1 v1.5"), refused.getMessage());
  }

  @Test
  void keysThatTheChipLacks_areRefusedAtInit() throws Exception {
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA", tpm.provider);
    InvalidParameterException tooLong =
        assertThrows(InvalidParameterException.class, () -> rsa.initialize(3072));
    assertTrue(tooLong.getMessage().contains("2048 bits at most"), tooLong.getMessage());
    KeyPairGenerator ec = KeyPairGenerator.getInstance("EC", tpm.provider);
    InvalidAlgorithmParameterException noCurve =
        assertThrows(
            InvalidAlgorithmParameterException.class,
            () -> ec.initialize(new ECGenParameterSpec("secp256r1")));
    assertTrue(noCurve.getMessage().contains("RSA only"), noCurve.getMessage());
  }

  @Test
  void aKeyForSignaturesAlone_signs() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", tpm.provider);
    generator.initialize(
        TpmKeyGenParameterSpec.rsa("signer", 1024).purposes(KeyPurpose.SIGN).build());
    KeyPair pair = generator.generateKeyPair();
    assertTrue(verifies(pair, "SHA256withRSA", MESSAGE, signed(pair, "SHA256withRSA", MESSAGE)));
  }
}
