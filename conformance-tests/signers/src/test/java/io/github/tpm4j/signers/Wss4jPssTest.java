package io.github.tpm4j.signers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.KeyStore.PrivateKeyEntry;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.xml.security.signature.XMLSignature;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** WSS4J with RSA-PSS, whose parameters Santuario sets before the key. */
@Tag(PreferredPss.TAG)
class Wss4jPssTest extends OnEachTpm {

  @Test
  void signsMessages() throws Exception {
    PrivateKeyEntry key = rsa();
    Document message = Wss4jTest.sign("rsa", XMLSignature.ALGO_ID_SIGNATURE_RSA_SHA256_MGF1);
    assertEquals(
        key.getCertificate(),
        Wss4jTest.verify(message, key).get(WSSecurityEngineResult.TAG_X509_CERTIFICATE));
    PrivateKeyEntry other = other("rsa");
    assertThrows(WSSecurityException.class, () -> Wss4jTest.verify(message, other));
  }
}
