package io.github.tpm4j.conformance.guest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.conformance.tss.Keys;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.transport.Transports;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import org.junit.jupiter.api.Test;

/** Runs in a guest: the provider with the TPM of the system. */
class ProviderInGuest {

  @Test
  void signsWhatSoftwareVerifies() throws Exception {
    TpmConnection connection = TpmConnection.over(Transports.open("device:/dev/tpmrm0"));
    try {
      TpmProvider provider = new TpmProvider(connection);
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
      generator.initialize(256);
      KeyPair keys = generator.generateKeyPair();
      Signature signer = Signature.getInstance("SHA256withECDSA", provider);
      signer.initSign(keys.getPrivate());
      signer.update(Keys.MESSAGE);
      Signature verifier = Signature.getInstance("SHA256withECDSA", "SunEC");
      verifier.initVerify(keys.getPublic());
      verifier.update(Keys.MESSAGE);
      assertTrue(verifier.verify(signer.sign()));
    } finally {
      connection.close();
    }
  }
}
