package io.github.tpm4j.signers;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.PublicKeyVerify;
import com.google.crypto.tink.subtle.EcdsaVerifyJce;
import com.google.crypto.tink.subtle.EllipticCurves.EcdsaEncoding;
import com.google.crypto.tink.subtle.Enums.HashType;
import com.google.crypto.tink.subtle.RsaSsaPkcs1VerifyJce;
import com.google.crypto.tink.subtle.RsaSsaPssVerifyJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Test;

/**
 * Tink. Its keysets hold secrets and take no key of another provider; what programs use are its
 * interfaces, which may be implemented.
 */
class TinkTest extends OnEachTpm {
  private static final byte[] MESSAGE = "by a TPM".getBytes(StandardCharsets.UTF_8);

  /** Tink's interface, for any private key that JCA knows. */
  record JcaSign(PrivateKey key, String algorithm) implements PublicKeySign {
    @Override
    public byte[] sign(byte[] message) throws GeneralSecurityException {
      Signature signer = Signature.getInstance(algorithm);
      signer.initSign(key);
      signer.update(message);
      return signer.sign();
    }
  }

  private interface VerifierOf {
    PublicKeyVerify key(PublicKey key) throws GeneralSecurityException;
  }

  @Test
  void ecSignaturesAreTinks() throws Exception {
    verify(
        ec(),
        "SHA256withECDSA",
        key -> new EcdsaVerifyJce((ECPublicKey) key, HashType.SHA256, EcdsaEncoding.DER));
    verify(
        ec("secp384r1"),
        "SHA384withECDSAinP1363Format",
        key -> new EcdsaVerifyJce((ECPublicKey) key, HashType.SHA384, EcdsaEncoding.IEEE_P1363));
  }

  @Test
  void rsaSignaturesAreTinks() throws Exception {
    verify(
        rsa(),
        "SHA256withRSA",
        key -> new RsaSsaPkcs1VerifyJce((RSAPublicKey) key, HashType.SHA256));
    verify(
        rsa(),
        "SHA512withRSAandMGF1",
        key -> new RsaSsaPssVerifyJce((RSAPublicKey) key, HashType.SHA512, HashType.SHA512, 64));
  }

  private static void verify(PrivateKeyEntry key, String algorithm, VerifierOf verifiers)
      throws Exception {
    byte[] signature = new JcaSign(key.getPrivateKey(), algorithm).sign(MESSAGE);
    PublicKey publicKey = key.getCertificate().getPublicKey();
    verifiers.key(publicKey).verify(signature, MESSAGE);
    PublicKeyVerify ofAnother = verifiers.key(Foreign.like(publicKey));
    assertThrows(GeneralSecurityException.class, () -> ofAnother.verify(signature, MESSAGE));
  }
}
