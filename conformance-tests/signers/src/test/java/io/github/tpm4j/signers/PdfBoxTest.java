package io.github.tpm4j.signers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.peers.Tool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Calendar;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signed PDF by PDFBox; Poppler's pdfsig verifies. */
class PdfBoxTest extends OnEachTpm {

  @ParameterizedTest
  @CsvSource({"rsa, SHA256withRSA", "rsa, SHA512withRSA", "ec, SHA256withECDSA"})
  void signsDocuments(String kind, String algorithm) throws Exception {
    PrivateKeyEntry key = kind.equals("rsa") ? rsa() : ec();
    Path signed = sign(key, algorithm);
    PublicKey publicKey = key.getCertificate().getPublicKey();
    assertTrue(isValid(signed, publicKey));
    assertTrue(pdfsig(signed).contains("Signature is Valid"), pdfsig(signed));
    // Within the only page's content, which the signature covers.
    byte[] changed = Files.readAllBytes(signed);
    String text = new String(changed, StandardCharsets.ISO_8859_1);
    int place = text.indexOf("/MediaBox [0.0 0.0 612.0");
    changed[place + "/MediaBox [0.0 0.0 ".length()] = '5';
    Files.write(signed, changed);
    assertTrue(pdfsig(signed).contains("Digest Mismatch"), pdfsig(signed));
  }

  @Test
  void aBoundKeySignsNoMoreAfterAnExtend() throws Exception {
    PrivateKeyEntry key = bound(TpmKeyGenParameterSpec.rsa("bound", 2048));
    assertTrue(isValid(sign(key, "SHA256withRSA"), key.getCertificate().getPublicKey()));
    extendPcr();
    Refusals.ofPcr(() -> sign(key, "SHA256withRSA"));
  }

  private Path sign(PrivateKeyEntry key, String algorithm) throws IOException {
    Path plain = folder.resolve("plain.pdf");
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.save(plain.toFile());
    }
    Path signed = folder.resolve("signed.pdf");
    try (PDDocument document = Loader.loadPDF(plain.toFile())) {
      PDSignature signature = new PDSignature();
      signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
      signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
      signature.setSignDate(Calendar.getInstance());
      document.addSignature(signature, content -> cms(content, key, algorithm));
      try (var out = Files.newOutputStream(signed)) {
        document.saveIncremental(out);
      }
    }
    return signed;
  }

  private static byte[] cms(InputStream content, PrivateKeyEntry key, String algorithm)
      throws IOException {
    X509Certificate certificate = (X509Certificate) key.getCertificate();
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
              .build(
                  new JcaContentSignerBuilder(algorithm).build(key.getPrivateKey()), certificate));
      generator.addCertificates(new JcaCertStore(List.of(certificate)));
      return generator
          .generate(new CMSProcessableByteArray(content.readAllBytes()), false)
          .getEncoded();
    } catch (GeneralSecurityException | OperatorCreationException | CMSException e) {
      throw new IOException("The document cannot be signed", e);
    }
  }

  private static boolean isValid(Path file, PublicKey key) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    try (PDDocument document = Loader.loadPDF(bytes)) {
      PDSignature signature = document.getLastSignatureDictionary();
      CMSSignedData cms =
          new CMSSignedData(
              new CMSProcessableByteArray(signature.getSignedContent(bytes)),
              // Zeros follow it, up to the space that was kept.
              new ByteArrayInputStream(signature.getContents(bytes)));
      assertEquals(1, cms.getSignerInfos().size());
      return cms.getSignerInfos()
          .iterator()
          .next()
          .verify(new JcaSimpleSignerInfoVerifierBuilder().build(key));
    }
  }

  private static String pdfsig(Path file) {
    // Its status is that of the certificate too, which nobody vouches for.
    return Tool.of("pdfsig", "-nocert", file.toString()).run().text();
  }
}
