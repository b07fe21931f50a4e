package io.github.tpm4j.signers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.KeyStore.PrivateKeyEntry;
import javax.crypto.KeyGenerator;
import javax.security.auth.callback.Callback;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.wss4j.common.WSS4JConstants;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSPasswordCallback;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.engine.WSSecurityEngine;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.message.WSSecEncrypt;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** WSS4J: SOAP messages that are signed, and decrypted, by a KeyStore of type TPM. */
class Wss4jTest extends OnEachTpm {
  private static final String MESSAGE =
      "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\">"
          + "<s:Header/><s:Body><order sum=\"10\"/></s:Body></s:Envelope>";

  @ParameterizedTest
  @CsvSource({"rsa, " + WSS4JConstants.RSA_SHA256, "ec, " + WSS4JConstants.ECDSA_SHA256})
  void signsMessages(String kind, String method) throws Exception {
    PrivateKeyEntry key = kind.equals("rsa") ? rsa() : ec();
    Document message = sign(kind, method);
    assertEquals(
        key.getCertificate(),
        verify(message, key).get(WSSecurityEngineResult.TAG_X509_CERTIFICATE));
    PrivateKeyEntry other = other("rsa");
    assertThrows(WSSecurityException.class, () -> verify(message, other));
    Document changed = sign(kind, method);
    order(changed).setAttribute("sum", "1000");
    assertThrows(WSSecurityException.class, () -> verify(changed, key));
  }

  static Document sign(String alias, String method) throws Exception {
    Document message = message();
    WSSecHeader header = new WSSecHeader(message);
    header.insertSecurityHeader();
    WSSecSignature signature = new WSSecSignature(header);
    signature.setUserInfo(alias, "the key has none");
    signature.setKeyIdentifierType(WSConstants.BST_DIRECT_REFERENCE);
    signature.setSignatureAlgorithm(method);
    return signature.build(crypto(store()));
  }

  static WSSecurityEngineResult verify(Document message, PrivateKeyEntry signer) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("signer", signer.getCertificate());
    var results =
        new WSSecurityEngine().processSecurityHeader(message, null, null, crypto(trusted));
    return results.getActionResults().get(WSConstants.SIGN).get(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        WSS4JConstants.KEYTRANSPORT_RSA15,
        WSS4JConstants.KEYTRANSPORT_RSAOAEP,
        WSS4JConstants.KEYTRANSPORT_RSAOAEP_XENC11
      })
  void decryptsMessages(String transport) throws Exception {
    rsa();
    Document message = encrypt("rsa", transport);
    decrypt(message);
    assertEquals("10", order(message).getAttribute("sum"));
  }

  private static void decrypt(Document message) throws WSSecurityException {
    RequestData request = new RequestData();
    request.setDecCrypto(crypto(store()));
    request.setCallbackHandler(Wss4jTest::answer);
    request.setAllowRSA15KeyTransportAlgorithm(true);
    new WSSecurityEngine().processSecurityHeader(message, request);
  }

  @Test
  void aMessageForAnotherKeyIsNotDecrypted() throws Exception {
    rsa();
    Document message = encrypt("rsa", WSS4JConstants.KEYTRANSPORT_RSAOAEP);
    Element name = (Element) message.getElementsByTagNameNS("*", "X509IssuerName").item(0);
    other("rsa");
    name.setTextContent("CN=other of rsa");
    assertThrows(WSSecurityException.class, () -> decrypt(message));
  }

  @Test
  void aBoundKeySignsNoMoreAfterAnExtend() throws Exception {
    bound(TpmKeyGenParameterSpec.ec("bound", "secp256r1"));
    sign("bound", WSS4JConstants.ECDSA_SHA256);
    extendPcr();
    Refusals.ofPcr(() -> sign("bound", WSS4JConstants.ECDSA_SHA256));
  }

  private static Document encrypt(String alias, String transport) throws Exception {
    Document message = message();
    WSSecHeader header = new WSSecHeader(message);
    header.insertSecurityHeader();
    WSSecEncrypt encryption = new WSSecEncrypt(header);
    encryption.setUserInfo(alias);
    encryption.setKeyIdentifierType(WSConstants.ISSUER_SERIAL);
    encryption.setKeyEncAlgo(transport);
    if (transport.equals(WSS4JConstants.KEYTRANSPORT_RSAOAEP_XENC11)) {
      encryption.setDigestAlgorithm(WSS4JConstants.SHA256);
      encryption.setMGFAlgorithm(WSS4JConstants.MGF_SHA256);
    }
    encryption.setSymmetricEncAlgorithm(WSS4JConstants.AES_256_GCM);
    KeyGenerator generator = KeyGenerator.getInstance("AES", "SunJCE");
    generator.init(256);
    return encryption.build(crypto(store()), generator.generateKey());
  }

  private static Merlin crypto(KeyStore store) {
    Merlin crypto = new Merlin();
    crypto.setKeyStore(store);
    crypto.setTrustStore(store);
    return crypto;
  }

  private static void answer(Callback[] callbacks) {
    ((WSPasswordCallback) callbacks[0]).setPassword("the key has none");
  }

  private static Document message() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(MESSAGE.getBytes(StandardCharsets.UTF_8)));
  }

  private static Element order(Document message) {
    return (Element) message.getElementsByTagName("order").item(0);
  }
}
