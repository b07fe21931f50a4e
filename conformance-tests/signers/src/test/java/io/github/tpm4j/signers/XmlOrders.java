package io.github.tpm4j.signers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.xml.security.algorithms.MessageDigestAlgorithm;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.transforms.Transforms;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Orders as XML, signed by Apache Santuario. */
final class XmlOrders {
  private XmlOrders() {}

  static Document document() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    byte[] order = "<order sum=\"10\"/>".getBytes(StandardCharsets.UTF_8);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(order));
  }

  /** An order with an enveloped signature. */
  static Document signed(String method, PrivateKey key) throws Exception {
    Document document = document();
    XMLSignature signature =
        new XMLSignature(document, "", method, Transforms.TRANSFORM_C14N_EXCL_OMIT_COMMENTS);
    document.getDocumentElement().appendChild(signature.getElement());
    Transforms transforms = new Transforms(document);
    transforms.addTransform(Transforms.TRANSFORM_ENVELOPED_SIGNATURE);
    signature.addDocument("", transforms, MessageDigestAlgorithm.ALGO_ID_DIGEST_SHA256);
    signature.sign(key);
    return document;
  }

  static boolean isValid(Document document, PublicKey key) throws Exception {
    Element signature = (Element) document.getDocumentElement().getFirstChild();
    return new XMLSignature(signature, "").checkSignatureValue(key);
  }

  static byte[] bytes(Document document) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TransformerFactory.newDefaultInstance()
        .newTransformer()
        .transform(new DOMSource(document), new StreamResult(bytes));
    return bytes.toByteArray();
  }
}
