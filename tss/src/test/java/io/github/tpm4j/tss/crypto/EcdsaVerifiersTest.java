package io.github.tpm4j.tss.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmsSignatureEcc;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.PublicAreas;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first signatures are verified by the JDK, later ones by Bouncy Castle, with one verdict. */
class EcdsaVerifiersTest {
  private static final Bytes MESSAGE = Bytes.of((byte) 1, (byte) 2, (byte) 3);
  private static final int MORE_THAN_A_FEW = 40;

  private TpmtPublic key;
  private TpmsSignatureEcc signature;

  private void make(String curve, String hash, int bytes) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    KeyPair pair = generator.generateKeyPair();
    Signature signer = Signature.getInstance(hash + "withECDSA");
    signer.initSign(pair.getPrivate());
    signer.update(MESSAGE.borrow());
    key = PublicAreas.of(pair.getPublic());
    signature = EcdsaSignatures.of(signer.sign(), HashAlg.valueOf(hash), bytes);
  }

  private static boolean verify(TpmtPublic key, Bytes message, TpmsSignatureEcc signature) {
    return SignatureVerifier.verify(key, message, new TpmtSignature(TpmAlg.ECDSA, signature));
  }

  @ParameterizedTest
  @CsvSource({"secp256r1, SHA256, 32", "secp384r1, SHA384, 48", "secp521r1, SHA512, 66"})
  void verifiesManySignatures_andRefusesWhatIsNone(String curve, String hash, int bytes)
      throws GeneralSecurityException {
    make(curve, hash, bytes);
    Bytes zero = Bytes.adopt(new byte[bytes]);
    Bytes ones = Bytes.adopt(filled(bytes));
    Bytes r = signature.signatureR();
    Bytes s = signature.signatureS();
    for (int i = 0; i < MORE_THAN_A_FEW; i++) {
      assertTrue(verify(key, MESSAGE, signature));
      assertFalse(verify(key, Bytes.EMPTY, signature));
      assertFalse(verify(key, MESSAGE, of(s, r)));
      assertFalse(verify(key, MESSAGE, of(zero, s)));
      assertFalse(verify(key, MESSAGE, of(r, zero)));
      assertFalse(verify(key, MESSAGE, of(zero, zero)));
      assertFalse(verify(key, MESSAGE, of(ones, s)));
      assertFalse(verify(key, MESSAGE, of(r, ones)));
    }
    String name = hash + "withECDSA";
    assertEquals("BC", EcdsaVerifiers.next(name).getName());
  }

  private TpmsSignatureEcc of(Bytes r, Bytes s) {
    return new TpmsSignatureEcc(signature.hash(), r, s);
  }

  private static byte[] filled(int bytes) {
    byte[] ones = new byte[bytes];
    Arrays.fill(ones, (byte) 0xFF);
    return ones;
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "255, 255"})
  void nothingIsSignedByAPointThatIsNotOnTheCurve(int x, int y) throws GeneralSecurityException {
    make("secp256r1", "SHA256", 32);
    TpmtPublic other = key.withUnique(new TpmsEccPoint(coordinate(x), coordinate(y)));
    for (int i = 0; i < MORE_THAN_A_FEW; i++) {
      assertFalse(verify(other, MESSAGE, signature));
    }
  }

  private static Bytes coordinate(int value) {
    byte[] coordinate = value == 255 ? filled(32) : new byte[32];
    coordinate[31] = (byte) value;
    return Bytes.adopt(coordinate);
  }
}
