package io.github.tpm4j.samples.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.samples.BundledKeys;
import io.github.tpm4j.samples.cms.CmsSignature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jsign.DigestAlgorithm;
import net.jsign.Signable;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** What the samples sign is verified, and refused once it is changed. */
class DocumentsTest {
  private final BundledKeys keys = new BundledKeys();

  @TempDir Path folder;

  @AfterEach
  void close() {
    keys.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC"})
  void messages(String algorithm) throws Exception {
    PrivateKeyEntry entry = keys.entry(algorithm);
    byte[] content = "agreed".getBytes(StandardCharsets.UTF_8);
    byte[] signature = CmsSignature.detached(entry, content);
    assertTrue(isSigned(content, signature, entry.getCertificate()));
    content[0] ^= 1;
    assertThrows(CMSException.class, () -> isSigned(content, signature, entry.getCertificate()));
  }

  private static boolean isSigned(byte[] content, byte[] signature, Certificate signer)
      throws Exception {
    // Zeros may follow, up to the space that a PDF keeps for it.
    CMSSignedData signed =
        new CMSSignedData(
            new CMSProcessableByteArray(content), new ByteArrayInputStream(signature));
    SignerInformation only = signed.getSignerInfos().iterator().next();
    return only.verify(new JcaSimpleSignerInfoVerifierBuilder().build((X509Certificate) signer));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC"})
  void pdf(String algorithm) throws Exception {
    PrivateKeyEntry entry = keys.entry(algorithm);
    Path plain = folder.resolve("plain.pdf");
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.save(plain.toFile());
    }
    Path signed = folder.resolve("signed.pdf");
    SignedPdf.sign(plain, signed, entry, "agreed");
    byte[] bytes = Files.readAllBytes(signed);
    try (PDDocument document = Loader.loadPDF(bytes)) {
      PDSignature signature = document.getLastSignatureDictionary();
      assertEquals("agreed", signature.getReason());
      byte[] content = signature.getSignedContent(bytes);
      byte[] cms = signature.getContents(bytes);
      assertTrue(isSigned(content, cms, entry.getCertificate()));
      content[100] ^= 1;
      assertThrows(CMSException.class, () -> isSigned(content, cms, entry.getCertificate()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC"})
  void xml(String algorithm) throws Exception {
    PrivateKeyEntry entry = keys.entry(algorithm);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    byte[] order = "<order sum=\"10\"/>".getBytes(StandardCharsets.UTF_8);
    Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(order));
    SignedXml.sign(document, entry);
    assertTrue(isValid(document, entry.getCertificate()));
    document.getDocumentElement().setAttribute("sum", "1000");
    assertFalse(isValid(document, entry.getCertificate()));
  }

  private static boolean isValid(Document document, Certificate signer) throws Exception {
    var signature = document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0);
    DOMValidateContext context = new DOMValidateContext(signer.getPublicKey(), signature);
    return XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context).validate(context);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC"})
  void programs(String algorithm) throws Exception {
    PrivateKeyEntry entry = keys.entry(algorithm);
    Path script = Files.writeString(folder.resolve("script.ps1"), "Write-Output 'signed'\r\n");
    SignedProgram.sign(script, entry, null);
    try (Signable signed = Signable.of(script.toFile())) {
      CMSSignedData signature = signed.getSignatures().get(0);
      CMSSignedData whole =
          new CMSSignedData(
              signed.createSignedContent(DigestAlgorithm.SHA256), signature.toASN1Structure());
      SignerInformation signer = whole.getSignerInfos().iterator().next();
      assertTrue(
          signer.verify(
              new JcaSimpleSignerInfoVerifierBuilder()
                  .build((X509Certificate) entry.getCertificate())));
    }
  }

  @Test
  void whatIsNoProgramIsRefused() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no program");
    PrivateKeyEntry entry = keys.entry("EC");
    assertThrows(IOException.class, () -> SignedProgram.sign(text, entry, null));
  }
}
