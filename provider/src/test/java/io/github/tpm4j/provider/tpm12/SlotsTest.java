package io.github.tpm4j.provider.tpm12;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.capability.GetCapability;
import io.github.tpm4j.tpm12.constants.CapabilityConstants;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.ProviderException;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys in the slots of a TPM 1.2. */
@Tag("peer")
class SlotsTest {
  /** More than swtpm has slots. */
  private static final int MANY = 25;

  private static byte[] signed(OwnedTpm tpm, KeyPair keys) throws Exception {
    Signature signer = Signature.getInstance("SHA1withRSA", tpm.provider);
    signer.initSign(keys.getPrivate());
    return signer.sign();
  }

  private static List<KeyPair> made(OwnedTpm tpm, int count) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", tpm.provider);
    generator.initialize(512);
    List<KeyPair> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      keys.add(generator.generateKeyPair());
    }
    return keys;
  }

  /** The handles of loaded keys: a UINT16 with their number stands before them. */
  static List<Integer> loaded(Tpm12Client client) {
    Bytes list =
        client
            .execute(new GetCapability.Request(CapabilityConstants.CAP_KEY_HANDLE, Bytes.EMPTY))
            .resp();
    ByteBuffer in = ByteBuffer.wrap(list.toArray());
    int count = in.getShort();
    List<Integer> handles = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      handles.add(in.getInt());
    }
    return handles;
  }

  @ParameterizedTest
  @EnumSource(OwnedTpm.Kind.class)
  void keysGiveWayToEachOther_andNoneIsLeftAtTheEnd(OwnedTpm.Kind kind) throws Exception {
    try (OwnedTpm tpm = new OwnedTpm(kind)) {
      List<KeyPair> keys = made(tpm, MANY);
      for (int round = 0; round < 2; round++) {
        for (KeyPair pair : keys) {
          assertNotNull(signed(tpm, pair));
        }
      }
      tpm.direct(client -> assertEquals(List.of(), loaded(client)));
    }
  }

  @Test
  void aTpmThatWasStartedAgain_isGivenItsKeysAgain() throws Exception {
    try (OwnedTpm tpm = new OwnedTpm()) {
      KeyPair keys = made(tpm, 1).get(0);
      signed(tpm, keys);
      tpm.kill();
      ProviderException gone = assertThrows(ProviderException.class, () -> signed(tpm, keys));
      assertTrue(gone.getMessage().contains("did not answer"), gone.getMessage());
      tpm.startAgain();
      Signature verifier = Signature.getInstance("SHA1withRSA");
      verifier.initVerify(keys.getPublic());
      assertTrue(verifier.verify(signed(tpm, keys)));
    }
  }

  @Test
  void aTpmThatWasStartedAgainBetweenTwoSignatures_makesTheSecondToo() throws Exception {
    try (OwnedTpm tpm = new OwnedTpm()) {
      KeyPair keys = made(tpm, 1).get(0);
      byte[] first = signed(tpm, keys);
      tpm.kill();
      tpm.startAgain();
      assertArrayEquals(first, signed(tpm, keys));
    }
  }
}
