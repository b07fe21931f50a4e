package io.github.tpm4j.samples.postquantum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.samples.BundledKeys;
import java.security.KeyStore;
import java.security.Signature;
import org.junit.jupiter.api.Test;

class SignedMessageTest {
  @Test
  void isVerifiedByTheKeyOfTheStore() throws Exception {
    byte[] message = new byte[100_000];
    try (BundledKeys keys = new BundledKeys()) {
      KeyStore store = KeyStore.getInstance("TPM");
      store.load(null, null);
      byte[] signed = SignedMessage.sign(store, message);
      assertEquals(3309, signed.length);
      Signature signature = Signature.getInstance("ML-DSA", "TPM");
      signature.initVerify(store.getCertificate("code").getPublicKey());
      signature.update(message);
      assertTrue(signature.verify(signed));
    }
  }
}
