package io.github.tpm4j.samples.documents;

import java.security.GeneralSecurityException;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Document;

/** XML signatures by the JDK, enveloped in the document, with the signer's certificate. */
public final class SignedXml {
  private static final String METHODS = "http://www.w3.org/2001/04/xmldsig-more#";
  private static final XMLSignatureFactory FACTORY = XMLSignatureFactory.getInstance("DOM");

  private SignedXml() {}

  /**
   * Adds a signature over all of the document as its root's last element.
   *
   * @param entry a key of RSA or EC, from a KeyStore of type TPM
   * @throws XMLSignatureException if the TPM refuses; its cause says why
   */
  public static void sign(Document document, PrivateKeyEntry entry)
      throws GeneralSecurityException, MarshalException, XMLSignatureException {
    boolean isRsa = entry.getPrivateKey().getAlgorithm().equals("RSA");
    DOMSignContext context =
        new DOMSignContext(entry.getPrivateKey(), document.getDocumentElement());
    FACTORY
        .newXMLSignature(
            signedInfo(METHODS + (isRsa ? "rsa-sha256" : "ecdsa-sha256")),
            keyInfo((X509Certificate) entry.getCertificate()))
        .sign(context);
  }

  private static SignedInfo signedInfo(String method) throws GeneralSecurityException {
    Reference whole =
        FACTORY.newReference(
            "",
            FACTORY.newDigestMethod(DigestMethod.SHA256, null),
            List.of(FACTORY.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null)),
            null,
            null);
    return FACTORY.newSignedInfo(
        FACTORY.newCanonicalizationMethod(
            CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
        FACTORY.newSignatureMethod(method, null),
        List.of(whole));
  }

  private static KeyInfo keyInfo(X509Certificate certificate) {
    KeyInfoFactory keys = FACTORY.getKeyInfoFactory();
    return keys.newKeyInfo(List.of(keys.newX509Data(List.of(certificate))));
  }
}
