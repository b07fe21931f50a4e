package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What TPMs sign, other people's software verifies. */
class SignatureContractTest extends OnEveryTpm {
  private static final byte[] MESSAGE = "to be signed".getBytes();
  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  private static KeyPair rsa;
  private static KeyPair ec;

  @BeforeParameterizedClassInvocation
  static void makeKeys() throws Exception {
    rsa = tpm.key("RSA", 2048);
    ec = tpm.key("EC", 256);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA1", "SHA224", "SHA256", "SHA384", "SHA512"})
  void rsaSignaturesAreVerifiedByOthers(String hash) throws GeneralSecurityException {
    assertVerifies(hash + "withRSA", rsa);
    assertVerifies(hash + "withRSAandMGF1", rsa);
    byte[] signature = sign(hash + "withRSASSA-PSS", rsa, MESSAGE);
    assertTrue(verify(hash + "withRSAandMGF1", rsa.getPublic(), MESSAGE, signature));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA1", "SHA224", "SHA256", "SHA384", "SHA512"})
  void ecdsaSignaturesAreVerifiedByOthers(String hash) throws GeneralSecurityException {
    for (int bits : new int[] {256, 384, 521}) {
      KeyPair keys = bits == 256 ? ec : tpm.key("EC", bits);
      assertVerifies(hash + "withECDSA", keys);
      byte[] signature = sign(hash + "withECDSAinP1363Format", keys, MESSAGE);
      assertEquals(2 * ((bits + 7) / 8), signature.length);
      assertTrue(
          verify(hash + "withPLAIN-ECDSA", keys.getPublic(), MESSAGE, signature), hash + bits);
    }
  }

  /** Digests that the TPM may lack: RSA is padded here, ECDSA takes any number. */
  @ParameterizedTest
  @ValueSource(strings = {"SHA3-224", "SHA3-256", "SHA3-384", "SHA3-512"})
  void sha3IsSignedWhereTheTpmLacksItToo(String hash) throws GeneralSecurityException {
    assertVerifies(hash + "withRSA", rsa);
    byte[] padded = sign(hash + "withRSA/PSS", rsa, MESSAGE);
    assertTrue(verify(hash + "withRSAandMGF1", rsa.getPublic(), MESSAGE, padded));
    for (int bits : new int[] {256, 384}) {
      KeyPair keys = bits == 256 ? ec : tpm.key("EC", bits);
      assertVerifies(hash + "withECDSA", keys);
      byte[] plain = sign(hash + "withPLAIN-ECDSA", keys, MESSAGE);
      assertTrue(verify(hash + "withPLAIN-ECDSA", keys.getPublic(), MESSAGE, plain), hash + bits);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"224", "256"})
  void truncatedSha512IsSignedByRsa(String bits) throws GeneralSecurityException {
    byte[] signature = sign("SHA512/" + bits + "withRSA", rsa, MESSAGE);
    assertTrue(verify("SHA512(" + bits + ")withRSA", rsa.getPublic(), MESSAGE, signature));
    byte[] padded = sign("SHA512/" + bits + "withRSA/PSS", rsa, MESSAGE);
    assertTrue(verify("SHA512(" + bits + ")withRSAandMGF1", rsa.getPublic(), MESSAGE, padded));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA1", "SHA224", "SHA256", "SHA384", "SHA512"})
  void namesOfOtherLibrariesMeanTheSame(String hash) throws GeneralSecurityException {
    byte[] padded = sign(hash + "withRSA/PSS", rsa, MESSAGE);
    assertTrue(verify(hash + "withRSAandMGF1", rsa.getPublic(), MESSAGE, padded));
    byte[] plain = sign(hash + "withPLAIN-ECDSA", ec, MESSAGE);
    assertEquals(64, plain.length);
    assertTrue(verify(hash + "withPLAIN-ECDSA", ec.getPublic(), MESSAGE, plain));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA-1", "SHA-224", "SHA-256", "SHA-384", "SHA-512"})
  void digestsOfTheCallerAreSigned(String hash) throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance(hash).digest(MESSAGE);
    String name = hash.replace("-", "") + "withECDSA";
    byte[] signature = sign("NONEwithECDSA", ec, digest);
    assertTrue(verify(name, ec.getPublic(), MESSAGE, signature));
    byte[] plain = sign("NONEwithECDSAinP1363Format", ec, digest);
    assertEquals(64, plain.length);
  }

  @Test
  void aDigestInfoIsSignedByTheTpmsOwnPadding() throws GeneralSecurityException {
    byte[] digestInfo =
        java.util.HexFormat.of()
            .parseHex(
                "3031300d060960864801650304020105000420"
                    + java.util.HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(MESSAGE)));
    byte[] signature = sign("NONEwithRSA", rsa, digestInfo);
    assertTrue(verify("SHA256withRSA", rsa.getPublic(), MESSAGE, signature));
  }

  @Test
  void thirtySixOctetsOfTls11AreSignedToo() throws GeneralSecurityException {
    byte[] digests = new byte[36];
    byte[] signature = sign("NONEwithRSA", rsa, digests);
    assertTrue(verify("NONEwithRSA", rsa.getPublic(), digests, signature));
  }

  @ParameterizedTest
  @CsvSource({
    "SHA-256, SHA-256, 32",
    "SHA-384, SHA-384, 48",
    "SHA-256, SHA-256, 0",
    "SHA-256, SHA-256, 222",
    "SHA-256, SHA-1, 20",
    "SHA-224, SHA-224, 28"
  })
  void pssHasTheParametersThatWereAskedFor(String hash, String mask, int salt)
      throws GeneralSecurityException {
    PSSParameterSpec parameters =
        new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(mask), salt, 1);
    Signature signer = Signature.getInstance("RSASSA-PSS", tpm.provider());
    signer.initSign(rsa.getPrivate());
    signer.setParameter(parameters);
    signer.update(MESSAGE);
    byte[] signature = signer.sign();
    Signature verifier = Signature.getInstance("RSASSA-PSS", "SunRsaSign");
    verifier.setParameter(parameters);
    verifier.initVerify(rsa.getPublic());
    verifier.update(MESSAGE);
    assertTrue(verifier.verify(signature));
  }

  @Test
  void pssTellsItsParametersWithoutAKey() throws GeneralSecurityException {
    PSSParameterSpec parameters =
        new PSSParameterSpec("SHA-384", "MGF1", MGF1ParameterSpec.SHA384, 48, 1);
    Signature signer = Signature.getInstance("RSASSA-PSS", tpm.provider());
    signer.setParameter(parameters);
    PSSParameterSpec told = signer.getParameters().getParameterSpec(PSSParameterSpec.class);
    assertEquals("SHA-384", told.getDigestAlgorithm());
    assertEquals(48, told.getSaltLength());
  }

  @Test
  void oneObjectSignsManyMessages() throws GeneralSecurityException {
    Signature signer = Signature.getInstance("SHA256withECDSA", tpm.provider());
    signer.initSign(ec.getPrivate());
    for (int length : List.of(0, 1, 63, 64, 65, 100_000)) {
      byte[] message = new byte[length];
      signer.update(message);
      assertTrue(verify("SHA256withECDSA", ec.getPublic(), message, signer.sign()));
    }
  }

  @Test
  void verifiesWhenAskedByName() throws GeneralSecurityException {
    for (Provider.Service service : tpm.provider().getServices()) {
      String keyClasses = service.getAttribute("SupportedKeyClasses");
      if (service.getType().equals("Signature")
          && !service.getAlgorithm().equals("RSASSA-PSS")
          && !keyClasses.contains("MlDsa")) {
        boolean isRsa = keyClasses.contains("Rsa");
        KeyPair keys = isRsa ? rsa : ec;
        byte[] message = MessageDigest.getInstance("SHA-256").digest(MESSAGE);
        byte[] signature = sign(service.getAlgorithm(), keys, message);
        Signature verifier = Signature.getInstance(service.getAlgorithm(), tpm.provider());
        verifier.initVerify(keys.getPublic());
        verifier.update(message);
        assertTrue(verifier.verify(signature), service.getAlgorithm());
        verifier.update(new byte[32]);
        assertFalse(verifier.verify(signature), service.getAlgorithm());
      }
    }
  }

  @Test
  void keysOfOthersAreLeftToOthers() throws GeneralSecurityException {
    KeyPair software = KeyPairGenerator.getInstance("RSA", "SunRsaSign").generateKeyPair();
    Signature signer = Signature.getInstance("SHA256withRSA", tpm.provider());
    InvalidKeyException refusal =
        assertThrows(InvalidKeyException.class, () -> signer.initSign(software.getPrivate()));
    assertTrue(refusal.getMessage().contains("RsaKeyInTpm"), refusal.getMessage());
  }

  private static void assertVerifies(String algorithm, KeyPair keys)
      throws GeneralSecurityException {
    byte[] signature = sign(algorithm, keys, MESSAGE);
    assertTrue(verify(algorithm, keys.getPublic(), MESSAGE, signature), algorithm);
    signature[signature.length - 1] ^= 1;
    assertFalse(verify(algorithm, keys.getPublic(), MESSAGE, signature), algorithm);
  }

  private static byte[] sign(String algorithm, KeyPair keys, byte[] message)
      throws GeneralSecurityException {
    Signature signer = Signature.getInstance(algorithm, tpm.provider());
    signer.initSign(keys.getPrivate());
    signer.update(message);
    return signer.sign();
  }

  private static boolean verify(String algorithm, PublicKey key, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    Signature verifier = Signature.getInstance(algorithm, BOUNCY_CASTLE);
    verifier.initVerify(key);
    verifier.update(message);
    return verifier.verify(signature);
  }
}
