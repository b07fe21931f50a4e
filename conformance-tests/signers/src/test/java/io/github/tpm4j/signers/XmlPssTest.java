package io.github.tpm4j.signers;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyStore.PrivateKeyEntry;
import java.security.PublicKey;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.apache.xml.security.Init;
import org.apache.xml.security.signature.XMLSignature;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** Apache Santuario with RSA-PSS, whose parameters it sets before the key; the JDK verifies. */
@Tag(PreferredPss.TAG)
class XmlPssTest extends OnEachTpm {

  @BeforeAll
  static void start() {
    Init.init();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        XMLSignature.ALGO_ID_SIGNATURE_RSA_SHA256_MGF1,
        XMLSignature.ALGO_ID_SIGNATURE_RSA_SHA512_MGF1
      })
  void signsDocuments(String method) throws Exception {
    PrivateKeyEntry key = rsa();
    PublicKey publicKey = key.getCertificate().getPublicKey();
    Document document = XmlOrders.signed(method, key.getPrivateKey());
    assertTrue(XmlOrders.isValid(document, publicKey));
    assertFalse(XmlOrders.isValid(document, Foreign.like(publicKey)));
    assertTrue(jdkFindsItValid(document, publicKey));
    document.getDocumentElement().setAttribute("sum", "1000");
    assertFalse(jdkFindsItValid(document, publicKey));
  }

  private static boolean jdkFindsItValid(Document document, PublicKey key) throws Exception {
    DOMValidateContext context =
        new DOMValidateContext(key, document.getDocumentElement().getFirstChild());
    return XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context).validate(context);
  }
}
