package io.github.tpm4j.provider.tpm12;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.pcr.Extend;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.Transports;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.SignatureException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys of a TPM 1.2 that are usable while PCR are as they were. */
@Tag("peer")
@ParameterizedClass
@EnumSource(OwnedTpm.Kind.class)
class PcrBoundKeyTest {
  @Parameter OwnedTpm.Kind kind;

  private static byte[] signed(Provider provider, PrivateKey key) throws Exception {
    Signature signer = Signature.getInstance("SHA256withRSA", provider);
    signer.initSign(key);
    return signer.sign();
  }

  @Test
  void aKeyIsRefusedOnceAPcrHasChanged() throws Exception {
    try (OwnedTpm tpm = new OwnedTpm(kind);
        Transport transport = Transports.open(tpm.tcti())) {
      TpmConnection connection = TpmConnection.over(transport);
      Provider provider = new TpmProvider(connection);
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", provider);
      generator.initialize(
          TpmKeyGenParameterSpec.rsa("bound", 1024).boundToPcrs("SHA-1", 7, 16).build());
      PrivateKey bound = generator.generateKeyPair().getPrivate();
      assertNotNull(signed(provider, bound));
      new Tpm12Client(transport).execute(new Extend.Request(16, Bytes.of(new byte[20])));
      SignatureException refused =
          assertThrows(SignatureException.class, () -> signed(provider, bound));
      assertTrue(refused.getMessage().contains("TPM_WRONGPCRVAL"), refused.getMessage());
      assertTrue(refused.getMessage().contains("state that the key"), refused.getMessage());
      connection.close();
    }
  }

  @Test
  void aBankThatTheChipLacks_isRefusedAtInit() throws Exception {
    try (OwnedTpm tpm = new OwnedTpm(kind)) {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", tpm.provider);
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
