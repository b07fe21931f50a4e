package io.github.tpm4j.signers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.peers.Tool;
import java.nio.file.Files;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PrivateKey;
import java.security.PublicKey;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import org.apache.xml.security.Init;
import org.apache.xml.security.encryption.EncryptedData;
import org.apache.xml.security.encryption.EncryptedKey;
import org.apache.xml.security.encryption.XMLCipher;
import org.apache.xml.security.encryption.XMLEncryptionException;
import org.apache.xml.security.keys.KeyInfo;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.utils.EncryptionConstants;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Apache Santuario; xmlsec1 verifies, and encrypts. Its RSA-PSS is {@link XmlPssTest}'s. */
class XmlSecTest extends OnEachTpm {

  @BeforeAll
  static void start() {
    Init.init();
  }

  @ParameterizedTest
  @CsvSource({
    "rsa, http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    "rsa, http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
    "secp256r1, http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
    "secp384r1, http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384"
  })
  void signsDocuments(String kind, String method) throws Exception {
    PrivateKeyEntry key = kind.equals("rsa") ? rsa() : ec(kind);
    PublicKey publicKey = key.getCertificate().getPublicKey();
    Document document = XmlOrders.signed(method, key.getPrivateKey());
    assertTrue(XmlOrders.isValid(document, publicKey));
    assertFalse(XmlOrders.isValid(document, Foreign.like(publicKey)));
    xmlsec1(document, publicKey).succeed();
    document.getDocumentElement().setAttribute("sum", "1000");
    assertFalse(XmlOrders.isValid(document, publicKey));
    xmlsec1(document, publicKey).refuse();
  }

  private Tool xmlsec1(Document document, PublicKey key) throws Exception {
    Files.write(folder.resolve("signed.xml"), XmlOrders.bytes(document));
    PemFiles.write(folder.resolve("signer.pem"), key);
    return Tool.of("xmlsec1", "--verify", "--pubkey-pem", "signer.pem", "signed.xml").in(folder);
  }

  @Test
  void aBoundKeySignsNoMoreAfterAnExtend() throws Exception {
    String method = XMLSignature.ALGO_ID_SIGNATURE_ECDSA_SHA256;
    PrivateKey key = bound(TpmKeyGenParameterSpec.ec("bound", "secp256r1")).getPrivateKey();
    XmlOrders.signed(method, key);
    extendPcr();
    Refusals.ofPcr(() -> XmlOrders.signed(method, key));
  }

  @ParameterizedTest
  @CsvSource({
    "http://www.w3.org/2001/04/xmlenc#rsa-1_5,,",
    "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p, http://www.w3.org/2000/09/xmldsig#sha1,",
    "http://www.w3.org/2009/xmlenc11#rsa-oaep, http://www.w3.org/2001/04/xmlenc#sha256,"
        + "http://www.w3.org/2009/xmlenc11#mgf1sha256",
    "http://www.w3.org/2009/xmlenc11#rsa-oaep, http://www.w3.org/2001/04/xmlenc#sha512,"
        + "http://www.w3.org/2009/xmlenc11#mgf1sha1"
  })
  void decryptsDocuments(String transport, String digest, String mask) throws Exception {
    PrivateKeyEntry key = rsa();
    Document document = encrypted(transport, digest, mask, key.getCertificate().getPublicKey());
    assertEquals("10", decrypted(document, key.getPrivateKey()));
  }

  @Test
  void aDocumentForAnotherKeyIsNotDecrypted() throws Exception {
    Document document =
        encrypted(
            XMLCipher.RSA_OAEP_11,
            XMLCipher.SHA256,
            EncryptionConstants.MGF1_SHA256,
            rsa().getCertificate().getPublicKey());
    PrivateKey other = other("rsa").getPrivateKey();
    assertThrows(XMLEncryptionException.class, () -> decrypted(document, other));
  }

  private static Document encrypted(String transport, String digest, String mask, PublicKey key)
      throws Exception {
    Document document = XmlOrders.document();
    SecretKey contentKey = KeyGenerator.getInstance("AES", "SunJCE").generateKey();
    XMLCipher keyCipher = XMLCipher.getInstance(transport, null, digest);
    keyCipher.init(XMLCipher.WRAP_MODE, key);
    EncryptedKey wrapped = keyCipher.encryptKey(document, contentKey, mask, null);
    XMLCipher cipher = XMLCipher.getInstance(XMLCipher.AES_128_GCM);
    cipher.init(XMLCipher.ENCRYPT_MODE, contentKey);
    EncryptedData data = cipher.getEncryptedData();
    KeyInfo info = new KeyInfo(document);
    info.add(wrapped);
    data.setKeyInfo(info);
    cipher.doFinal(document, document.getDocumentElement(), false);
    return document;
  }

  private static String decrypted(Document document, PrivateKey key) throws Exception {
    Element data = document.getDocumentElement();
    assertEquals("EncryptedData", data.getLocalName());
    XMLCipher cipher = XMLCipher.getInstance();
    cipher.init(XMLCipher.DECRYPT_MODE, null);
    cipher.setKEK(key);
    return cipher.doFinal(document, data).getDocumentElement().getAttribute("sum");
  }
}
