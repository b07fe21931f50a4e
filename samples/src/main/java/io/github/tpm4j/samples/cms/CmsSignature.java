package io.github.tpm4j.samples.cms;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * CMS signatures (RFC 5652) by Bouncy Castle, as {@code openssl cms -verify} reads them, mail
 * programs, and PDF.
 */
public final class CmsSignature {
  private CmsSignature() {}

  /**
   * A signature beside the content, with the certificates of the signer, in DER.
   *
   * @param entry a key of RSA or EC, from a KeyStore of type TPM
   * @throws GeneralSecurityException if the key cannot sign, or the TPM refuses
   */
  public static byte[] detached(PrivateKeyEntry entry, byte[] content)
      throws GeneralSecurityException, IOException {
    boolean isRsa = entry.getPrivateKey().getAlgorithm().equals("RSA");
    String algorithm = isRsa ? "SHA256withRSA" : "SHA256withECDSA";
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
              .build(
                  new JcaContentSignerBuilder(algorithm).build(entry.getPrivateKey()),
                  (X509Certificate) entry.getCertificate()));
      generator.addCertificates(new JcaCertStore(Arrays.asList(entry.getCertificateChain())));
      return generator.generate(new CMSProcessableByteArray(content), false).getEncoded();
    } catch (OperatorCreationException | CMSException e) {
      throw new GeneralSecurityException("The content was not signed", e);
    }
  }
}
