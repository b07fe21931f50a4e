package io.github.tpm4j.conformance.clients;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmKeyGenParameterBuilder;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import java.io.StringReader;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PublicKey;
import java.util.List;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** XML signatures by the JDK; those of RSA-PSS are {@link PreferredPssTest}'s. */
class XmlSignatureTest extends OnEveryClientTpm {
  private static final String METHODS = "http://www.w3.org/2001/04/xmldsig-more#";

  @Test
  void ecdsaSignsDocuments() throws Exception {
    signAndVerify(TpmKeyGenParameterSpec.ec("key", "secp256r1"), METHODS + "ecdsa-sha256");
  }

  @Test
  void rsaSignsDocuments() throws Exception {
    signAndVerify(TpmKeyGenParameterSpec.rsa("key", 2048), METHODS + "rsa-sha256");
  }

  private static void signAndVerify(TpmKeyGenParameterBuilder parameters, String method)
      throws Exception {
    PrivateKeyEntry key = newKey(parameters);
    Document document = document();
    XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    factory
        .newXMLSignature(signedInfo(factory, method), null)
        .sign(new DOMSignContext(key.getPrivateKey(), document.getDocumentElement()));
    PublicKey publicKey = key.getCertificate().getPublicKey();
    assertTrue(isValid(factory, document, publicKey));
    document.getDocumentElement().setAttribute("sum", "1000");
    assertFalse(isValid(factory, document, publicKey));
  }

  private static SignedInfo signedInfo(XMLSignatureFactory factory, String method)
      throws Exception {
    Reference whole =
        factory.newReference(
            "",
            factory.newDigestMethod(DigestMethod.SHA256, null),
            List.of(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null)),
            null,
            null);
    return factory.newSignedInfo(
        factory.newCanonicalizationMethod(
            CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
        factory.newSignatureMethod(method, null),
        List.of(whole));
  }

  private static boolean isValid(XMLSignatureFactory factory, Document document, PublicKey key)
      throws Exception {
    var signature = document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0);
    DOMValidateContext context = new DOMValidateContext(key, signature);
    return factory.unmarshalXMLSignature(context).validate(context);
  }

  private static Document document() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader("<order sum=\"10\"/>")));
  }
}
