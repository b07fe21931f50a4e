package io.github.tpm4j.provider.tpm12;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.tpm12.commands.pcr.Extend;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keys of a TPM 1.2 that are usable while PCR are as they were. */
@Tag("peer")
class PcrBoundKeyTest {
  private static KeyPairGenerator generator(OwnedTpm tpm) throws Exception {
    return KeyPairGenerator.getInstance("RSA", tpm.provider);
  }

  private static byte[] signed(OwnedTpm tpm, PrivateKey key) throws Exception {
    Signature signer = Signature.getInstance("SHA256withRSA", tpm.provider);
    signer.initSign(key);
    return signer.sign();
  }

  @Test
  void aKeyIsRefusedOnceAPcrHasChanged() throws Exception {
    try (OwnedTpm tpm = new OwnedTpm()) {
      KeyPairGenerator generator = generator(tpm);
      generator.initialize(
          TpmKeyGenParameterSpec.rsa("bound", 1024).boundToPcrs("SHA-1", 7, 16).build());
      KeyPair bound = generator.generateKeyPair();
      assertNotNull(signed(tpm, bound.getPrivate()));
      tpm.direct(client -> client.execute(new Extend.Request(16, Bytes.of(new byte[20]))));
      SignatureException refused =
          assertThrows(SignatureException.class, () -> signed(tpm, bound.getPrivate()));
      assertTrue(refused.getMessage().contains("TPM_WRONGPCRVAL"), refused.getMessage());
      assertTrue(refused.getMessage().contains("state that the key"), refused.getMessage());
    }
  }

  @Test
  void aBankThatTheChipLacks_isRefusedAtInit() throws Exception {
    try (OwnedTpm tpm = new OwnedTpm()) {
      KeyPairGenerator generator = generator(tpm);
      InvalidAlgorithmParameterException refused =
          assertThrows(
              InvalidAlgorithmParameterException.class,
              () ->
                  generator.initialize(
                      TpmKeyGenParameterSpec.rsa("bound", 1024).boundToPcrs("SHA-256", 7).build()));
      assertTrue(refused.getMessage().contains("\"SHA-1\""), refused.getMessage());
    }
  }
}
