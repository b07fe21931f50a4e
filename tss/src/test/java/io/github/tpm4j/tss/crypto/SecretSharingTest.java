package io.github.tpm4j.tss.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyRsa;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.Test;

/**
 * The other side of the exchange is played by the JDK here; swtpm plays it in conformance-tests.
 */
class SecretSharingTest {

  private static Bytes number(BigInteger value, int length) {
    byte[] octets = value.toByteArray();
    byte[] padded = new byte[length];
    int count = Math.min(octets.length, length);
    System.arraycopy(octets, octets.length - count, padded, length - count, count);
    return Bytes.adopt(padded);
  }

  @Test
  void isRecoveredByTheHolderOfAnRsaKey() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    Bytes modulus = number(((RSAPublicKey) pair.getPublic()).getModulus(), 256);
    TpmtPublic area = StorageTemplates.RSA_2048.withUnique(new Tpm2bPublicKeyRsa(modulus));
    SharedSecret shared = SecretSharing.with(area, KdfLabel.SECRET);

    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    PSource label = new PSource.PSpecified(new byte[] {'S', 'E', 'C', 'R', 'E', 'T', 0});
    cipher.init(
        Cipher.DECRYPT_MODE,
        pair.getPrivate(),
        new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, label));
    assertEquals(
        Bytes.adopt(shared.secret().toByteArray()),
        Bytes.adopt(cipher.doFinal(shared.encrypted().toByteArray())));
  }

  @Test
  void isRecoveredByTheHolderOfAnEccKey() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    ECPublicKey key = (ECPublicKey) pair.getPublic();
    Bytes x = number(key.getW().getAffineX(), 32);
    TpmtPublic area =
        StorageTemplates.ECC_P256.withUnique(
            new TpmsEccPoint(x, number(key.getW().getAffineY(), 32)));
    SharedSecret shared = SecretSharing.with(area, KdfLabel.SECRET);

    TpmsEccPoint ephemeral =
        TpmsEccPoint.read(new TpmReader(shared.encrypted().toByteArray(), Limits.ANY));
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(pair.getPrivate());
    agreement.doPhase(PublicKeys.of(area.withUnique(ephemeral)), true);
    byte[] secret =
        Kdfe.derive(
            SoftwareHash.of(HashAlg.SHA256),
            agreement.generateSecret(),
            KdfLabel.SECRET,
            ephemeral.x().toByteArray(),
            x.toByteArray(),
            256);
    assertEquals(Bytes.adopt(shared.secret().toByteArray()), Bytes.adopt(secret));
  }

  @Test
  void isNewEachTime() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    RSAPublicKey key = (RSAPublicKey) generator.generateKeyPair().getPublic();
    TpmtPublic area =
        StorageTemplates.RSA_2048.withUnique(new Tpm2bPublicKeyRsa(number(key.getModulus(), 256)));
    assertNotEquals(
        SecretSharing.with(area, KdfLabel.IDENTITY).secret(),
        SecretSharing.with(area, KdfLabel.IDENTITY).secret());
  }

  @Test
  void refusesAKeyThatCannotDecrypt() {
    TpmtPublic hmac = KeyTemplate.hmac(HashAlg.SHA256).build();
    assertThrows(TpmUnsupportedException.class, () -> SecretSharing.with(hmac, KdfLabel.SECRET));
  }
}
