package io.github.tpm4j.provider.tpm12;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.family.KeyInTpm;
import io.github.tpm4j.keystore.seal.TpmSeal;
import io.github.tpm4j.keystore.tpm12.NvSpace;
import io.github.tpm4j.keystore.tpm12.Tpm12Attestation;
import io.github.tpm4j.keystore.tpm12.Tpm12Nv;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tpm12.client.Ownership;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.identity.IdentityLabel;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** TPM 1.2s that cannot be used as they are: what is said, and that nothing is done about it. */
@Tag("peer")
class UnusableTpmTest {
  private static final String ENABLE_PRESENCE = "00c10000000c4000000a0020";
  private static final String PRESENT = "00c10000000c4000000a0008";
  private static final String PHYSICAL_DISABLE = "00c10000000a00000070";
  private static final String DEACTIVATE = "00c10000000b0000007201";
  private static final int CODE_OFFSET = 6;

  private static KeyPair made(Provider provider) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", provider);
    generator.initialize(512);
    return generator.generateKeyPair();
  }

  private static byte[] signed(Provider provider, PrivateKey key) throws Exception {
    Signature signer = Signature.getInstance("SHA1withRSA", provider);
    signer.initSign(key);
    return signer.sign();
  }

  /** Sends what a program at the machine itself may send. */
  private static void send(String tcti, String... commands) throws Exception {
    try (Transport transport = Transports.open(tcti)) {
      for (String command : commands) {
        byte[] answer = transport.transmit(HexFormat.of().parseHex(command));
        assertEquals("00000000", HexFormat.of().formatHex(answer, CODE_OFFSET, answer.length));
      }
    }
  }

  private static void assertSays(String message, String... words) {
    for (String word : words) {
      assertTrue(message.contains(word), message);
    }
  }

  @Test
  void withoutAnOwner_thereAreRandomBytes_andNoKeys() throws Exception {
    try (Swtpm swtpm = Swtpm.tpm12()) {
      TpmConnection connection = TpmConnection.of(TpmSettings.of(swtpm.tcti()));
      Provider provider = new TpmProvider(connection);
      assertNotNull(SecureRandom.getInstance("TPM", provider).generateSeed(20));
      ProviderException refused = assertThrows(ProviderException.class, () -> made(provider));
      assertSays(refused.getMessage(), "neither an endorsement key", "tpm_createek");
      connection.close();
      try (Tpm12Client client = Tpm12Client.connect(Transports.open(swtpm.tcti()))) {
        Ownership.createEndorsementKey(client);
      }
      ProviderException unowned = assertThrows(ProviderException.class, () -> made(provider));
      assertSays(unowned.getMessage(), "storage root key", "take ownership");
      connection.close();
    }
  }

  @Test
  void withoutAnOwner_nothingIsSealedDefinedOrAttested() throws Exception {
    try (Swtpm swtpm = Swtpm.tpm12()) {
      TpmConnection connection =
          TpmConnection.of(TpmSettings.of(swtpm.tcti()).withOwnerPassword(OwnedTpm.OWNER));
      IdentityLabel label = IdentityLabel.withoutAuthority("host");
      NvSpace space = NvSpace.ofBytes(1);
      for (Executable use :
          List.<Executable>of(
              () -> TpmSeal.with(connection).build().sealSmall(SecretBytes.of(new byte[1])),
              () -> Tpm12Nv.define(connection, 0x00011001, space, KeyAuth.none()),
              () -> Tpm12Attestation.with(connection).createIdentity(label, KeyAuth.none()))) {
        TpmException refused = assertThrows(TpmException.class, use);
        assertSays(refused.getMessage(), "neither an endorsement key", "tpm_takeownership");
      }
      TpmException noKey =
          assertThrows(
              TpmException.class, () -> Tpm12Attestation.with(connection).endorsementKey());
      assertSays(noKey.getMessage(), "TPM_NO_ENDORSEMENT");
      connection.close();
    }
  }

  @Test
  void aDisabledTpm_isToBeEnabled() throws Exception {
    try (OwnedTpm tpm = new OwnedTpm()) {
      KeyPair keys = made(tpm.provider);
      tpm.connection.close();
      send(tpm.tcti(), ENABLE_PRESENCE, PRESENT, PHYSICAL_DISABLE);
      ProviderException refused = assertThrows(ProviderException.class, () -> made(tpm.provider));
      assertSays(refused.getMessage(), "TPM_DISABLED", "Enable it in the firmware");
      SignatureException unsigned =
          assertThrows(SignatureException.class, () -> signed(tpm.provider, keys.getPrivate()));
      assertSays(unsigned.getMessage(), "TPM_DISABLED", "Enable it in the firmware");
    }
  }

  @Test
  void aDeactivatedTpm_isToBeActivated() throws Exception {
    try (OwnedTpm tpm = new OwnedTpm()) {
      send(tpm.tcti(), ENABLE_PRESENCE, PRESENT, DEACTIVATE);
      tpm.kill();
      tpm.startAgain();
      ProviderException refused = assertThrows(ProviderException.class, () -> made(tpm.provider));
      assertSays(refused.getMessage(), "TPM_DEACTIVATED", "Activate it in the firmware");
    }
  }

  @Test
  void aTpmThatDefendsItself_isLeftAlone() throws Exception {
    try (OwnedTpm tpm = new OwnedTpm()) {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", tpm.provider);
      generator.initialize(
          TpmKeyGenParameterSpec.rsa("locked", 512).auth("right".toCharArray()).build());
      KeyInTpm key = (KeyInTpm) generator.generateKeyPair().getPrivate();
      String message = "";
      for (int i = 0; i < 20 && !message.contains("TPM_DEFEND_LOCK_RUNNING"); i++) {
        KeyInTpm guessed = key.with("locked", KeyAuth.password(("wrong" + i).toCharArray()));
        message =
            assertThrows(SignatureException.class, () -> signed(tpm.provider, (PrivateKey) guessed))
                .getMessage();
      }
      assertSays(message, "TPM_DEFEND_LOCK_RUNNING", "Wait", "TPM_ResetLockValue");
    }
  }
}
