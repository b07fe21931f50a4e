package io.github.tpm4j.conformance.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmKeyGenParameterBuilder;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.peers.Tool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;

/** CMS signatures by Bouncy Castle, verified by Bouncy Castle and by OpenSSL. */
class CmsTest extends OnEveryClientTpm {
  private static final byte[] MESSAGE = "by a TPM".getBytes(StandardCharsets.UTF_8);

  @Test
  void ecdsaSignsMessages() throws Exception {
    signAndVerify(TpmKeyGenParameterSpec.ec("key", "secp256r1"), "SHA256withECDSA");
  }

  @Test
  void rsaSignsMessages() throws Exception {
    signAndVerify(TpmKeyGenParameterSpec.rsa("key", 2048), "SHA256withRSA");
  }

  @Test
  void rsaPssSignsMessages() throws Exception {
    signAndVerify(TpmKeyGenParameterSpec.rsa("key", 2048), "SHA256withRSAandMGF1");
  }

  private void signAndVerify(TpmKeyGenParameterBuilder parameters, String algorithm)
      throws Exception {
    PrivateKeyEntry key = newKey(parameters);
    X509Certificate certificate = (X509Certificate) key.getCertificate();
    byte[] encoded = sign(key, certificate, algorithm);
    SignerInformation signer =
        new CMSSignedData(encoded).getSignerInfos().getSigners().iterator().next();
    assertTrue(signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate)));
    verifyWithOpenssl(encoded, certificate);
  }

  private static byte[] sign(PrivateKeyEntry key, X509Certificate certificate, String algorithm)
      throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
            .build(new JcaContentSignerBuilder(algorithm).build(key.getPrivateKey()), certificate));
    generator.addCertificates(new JcaCertStore(List.of(certificate)));
    return generator.generate(new CMSProcessableByteArray(MESSAGE), true).getEncoded();
  }

  private void verifyWithOpenssl(byte[] encoded, X509Certificate certificate) throws Exception {
    Files.write(folder.resolve("message.cms"), encoded);
    try (JcaPEMWriter pem =
        new JcaPEMWriter(Files.newBufferedWriter(folder.resolve("signer.pem")))) {
      pem.writeObject(certificate);
    }
    String command =
        "openssl cms -verify -binary -inform DER -in message.cms -CAfile signer.pem -purpose any";
    assertEquals(
        new String(MESSAGE, StandardCharsets.UTF_8),
        Tool.of(command.split(" ")).in(folder).succeed().text());
  }
}
