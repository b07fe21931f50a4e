package io.github.tpm4j.keystore.tpm12;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.tpm12.client.Ownership;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.capability.GetCapability;
import io.github.tpm4j.tpm12.commands.crypto.Sign;
import io.github.tpm4j.tpm12.commands.storage.CreateWrapKey;
import io.github.tpm4j.tpm12.constants.CapabilityConstants;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.error.TpmException;
import io.github.tpm4j.tpm12.error.TpmIntegrityException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.transport.Transports;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A TPM 1.2 that another program uses too, as by tcsd: here by the same client. */
@Tag("peer")
class SharedTpmTest {
  private static final Bytes CONTENT = Bytes.of(new byte[20]);
  private static final AuthSecret SECRET = AuthSecret.wellKnown();

  private static Swtpm swtpm;
  private static SwappingTransport swapping;
  private static Tpm12Client others;
  private static SharedTpm tpm;

  @BeforeAll
  static void start() throws Exception {
    swtpm = Swtpm.tpm12();
    swapping = new SwappingTransport(Transports.open(swtpm.tcti()));
    others = Tpm12Client.connect(swapping);
    Ownership.take(
        others,
        Ownership.createEndorsementKey(others),
        AuthSecret.ofUtf8("the owner's".toCharArray()),
        SECRET);
    tpm = new SharedTpm(others);
  }

  @AfterAll
  static void close() throws Exception {
    tpm.close();
    swtpm.close();
  }

  private static LoadableKey made() {
    return made(SECRET);
  }

  private static LoadableKey made(AuthSecret secret) {
    try (OsapSession osap = others.osap(EntityConstants.ET_SRK, EntityConstants.KH_SRK, SECRET)) {
      CreateWrapKey.Request request =
          new CreateWrapKey.Request(
              EntityConstants.KH_SRK,
              osap.encrypt(secret),
              osap.encryptSecond(SECRET),
              KeyTemplates.signing(512));
      TpmKey key = others.execute(request, osap.authorization()).wrappedKey();
      return LoadableKey.of(key, AuthSecret::wellKnown);
    }
  }

  private static Bytes signed(LoadableKey key, AuthSecret secret) {
    return tpm.<Sign.Response>use(
            key, secret, handle -> new Sign.Request(handle, CONTENT), response -> true)
        .sig();
  }

  private static List<Integer> loaded() {
    GetCapability.Request request =
        new GetCapability.Request(CapabilityConstants.CAP_KEY_HANDLE, Bytes.EMPTY);
    ByteBuffer in = ByteBuffer.wrap(others.execute(request).resp().toArray());
    List<Integer> handles = new ArrayList<>();
    for (int left = in.getShort(); left > 0; left--) {
      handles.add(in.getInt());
    }
    return handles;
  }

  @Test
  void aKeyThatOthersHaveFlushed_isLoadedAgain() {
    LoadableKey key = made();
    Bytes signature = signed(key, SECRET);
    loaded().forEach(others::flushKey);
    assertEquals(signature, signed(key, SECRET));
  }

  @Test
  void whatCannotBeTheKeys_isAskedForAgainWithTheKeyLoadedAnew_andThenRefused() {
    LoadableKey key = made();
    signed(key, SECRET);
    int before = loaded().size();
    assertThrows(
        TpmIntegrityException.class,
        () ->
            tpm.<Sign.Response>use(
                key, SECRET, handle -> new Sign.Request(handle, CONTENT), response -> false));
    assertEquals(before + 1, loaded().size(), "loaded anew, as the old handle may be another's");
  }

  @Test
  void aRefusedSecret_isNotSentAgain_andOthersAre() {
    LoadableKey key = made();
    AuthSecret wrong = AuthSecret.ofUtf8("another's".toCharArray());
    assertThrows(TpmException.class, () -> signed(key, wrong));
    long before = others.commandsSent();
    TpmException again = assertThrows(TpmException.class, () -> signed(key, wrong));
    assertTrue(again.getMessage().contains("not shown again"), again.getMessage());
    assertEquals(before, others.commandsSent());
    signed(key, SECRET);
  }

  @Test
  void aHandleThatIsAnothersKeyByNow_isNotTakenForAWrongPassword() {
    AuthSecret password = AuthSecret.ofUtf8("our key's".toCharArray());
    LoadableKey ours = made(password);
    Bytes signature = signed(ours, password);
    signed(made(), SECRET);
    List<Integer> handles = loaded();
    swapping.swap(handles);
    assertEquals(signature, signed(ours, password));
    assertEquals(signature, signed(ours, password), "and the password is still shown");
  }

  @Test
  void aKeysSecretIsKnownOnceItWasAccepted_andNoOtherIsShown() {
    LoadableKey key = made();
    signed(key, SECRET);
    long before = others.commandsSent();
    AuthSecret wrong = AuthSecret.ofUtf8("wrong".toCharArray());
    TpmException refused = assertThrows(TpmException.class, () -> signed(key, wrong));
    assertTrue(refused.getMessage().contains("not the secret"), refused.getMessage());
    assertEquals(before, others.commandsSent());
    signed(key, SECRET);
  }

  @Test
  void aKeyWhoseSecretWasRefused_takesNoSlot() {
    LoadableKey key = made();
    int before = loaded().size();
    AuthSecret wrong = AuthSecret.ofUtf8("wrong, too".toCharArray());
    assertThrows(TpmException.class, () -> signed(key, wrong));
    assertEquals(before, loaded().size());
  }
}
