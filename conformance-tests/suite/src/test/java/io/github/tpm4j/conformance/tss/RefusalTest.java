package io.github.tpm4j.conformance.tss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.device.DeviceOptions;
import io.github.tpm4j.tss.device.KeyBlob;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.error.TpmAuthorizationException;
import io.github.tpm4j.tss.error.TpmForeignKeyException;
import io.github.tpm4j.tss.error.TpmLockoutException;
import io.github.tpm4j.tss.error.TpmResourceException;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a TPM refuses, and what the user is told. */
@Tag("peer")
class RefusalTest {
  private Swtpm swtpm;
  private CommandLog transport;
  private TpmDevice device;

  @BeforeEach
  void start() throws Exception {
    swtpm = Swtpm.tcp();
    transport = new CommandLog(Transports.open(swtpm.tcti()));
    device = TpmDevice.open(transport, DeviceOptions.DEFAULT);
  }

  @AfterEach
  void stop() throws Exception {
    device.close();
    swtpm.close();
  }

  private static void sign(TpmKey key) {
    key.sign(Keys.ECDSA, Keys.DIGEST);
  }

  @Test
  void tellsThatThePasswordIsWrong_withoutSayingIt() {
    TpmKey key = Keys.create(device, "right");
    TpmKey wrong = key.authorizedBy(KeyAuthorization.password(Keys.password("wrong")));
    TpmAuthorizationException e = assertThrows(TpmAuthorizationException.class, () -> sign(wrong));
    assertEquals(TpmRc.BAD_AUTH.session(1), e.rc());
    assertEquals(TpmCc.SIGN, e.command());
    assertTrue(e.getMessage().contains("authorisation of keyHandle"), e::getMessage);
    assertFalse(e.getMessage().contains("wrong try"), e::getMessage);
    assertFalse(e.getMessage().contains("right"), e::getMessage);
    Keys.assertSigns(key);
  }

  @Test
  void sendsAWrongPasswordOnce() {
    TpmKey key = Keys.create(device, "right");
    Keys.assertSigns(key);
    transport.takeSent();
    TpmKey wrong = key.authorizedBy(KeyAuthorization.password(Keys.password("wrong")));
    assertThrows(TpmAuthorizationException.class, () -> sign(wrong));
    List<TpmCc> sent = transport.takeSent();
    assertEquals(1, sent.stream().filter(TpmCc.SIGN::equals).count(), sent::toString);
  }

  @Test
  void countsTriesAndTellsHowLongTheLockoutLasts() {
    TpmtPublic template =
        KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().protectedFromGuessing().build();
    TpmKey key = Keys.create(device, template, "right", KeyAuthorization.EMPTY_PASSWORD);
    for (int tries = 1; tries <= 3; tries++) {
      TpmAuthorizationException e = assertThrows(TpmAuthorizationException.class, () -> sign(key));
      assertTrue(e.getMessage().contains("wrong try " + tries + " of 3"), e::getMessage);
    }
    TpmLockoutException e = assertThrows(TpmLockoutException.class, () -> sign(key));
    assertTrue(e.getMessage().contains("every 16 minutes"), e::getMessage);
    assertTrue(e.getMessage().contains("--clear-lockout"), e::getMessage);
    Tool.of("tpm2_dictionarylockout", "--clear-lockout").tpm(swtpm.tcti()).succeed();
    Keys.assertSigns(key.authorizedBy(KeyAuthorization.password(Keys.password("right"))));
  }

  @Test
  void tellsThatAKeyIsOfAnotherTpm() throws Exception {
    KeyBlob blob = device.createKey(device.storageKey(), Keys.P256, SecretBytes.EMPTY);
    try (Swtpm otherTpm = Swtpm.tcp();
        TpmDevice other = TpmDevice.open(otherTpm.tcti())) {
      TpmKey key = other.key(other.storageKey(), blob, KeyAuthorization.NONE);
      TpmForeignKeyException e = assertThrows(TpmForeignKeyException.class, () -> sign(key));
      assertTrue(e.getMessage().contains("Use the TPM that made the key"), e::getMessage);
    }
  }

  @Test
  void namesASchemeThatTheKeyDoesNotDo() {
    TpmKey key = Keys.create(device, "p");
    TpmtSigScheme rsa = TpmtSigScheme.of(TpmAlg.RSASSA, TpmAlg.SHA256);
    TpmUnsupportedException e =
        assertThrows(TpmUnsupportedException.class, () -> key.sign(rsa, Keys.DIGEST));
    assertTrue(e.getMessage().contains("TPM2_Sign"), e::getMessage);
  }

  @Test
  void tellsThatOthersHoldAllSlots(@TempDir Path folder) {
    for (int i = 0; i < 3; i++) {
      Tool.of("tpm2_createprimary", "-c", "p.ctx").tpm(swtpm.tcti()).in(folder).succeed();
    }
    TpmResourceException e =
        assertThrows(TpmResourceException.class, () -> Keys.create(device, "p"));
    assertTrue(e.getMessage().contains("no free slot"), e::getMessage);
  }

  @Test
  void usesAnOwnerHierarchyWithAPassword() throws Exception {
    Tool.of("tpm2_changeauth", "-c", "owner", "secret").tpm(swtpm.tcti()).succeed();
    assertThrows(TpmAuthorizationException.class, () -> Keys.create(device, "p"));
    DeviceOptions options =
        DeviceOptions.DEFAULT.withHierarchyAuth(TpmHandle.OWNER, Keys.password("secret"));
    try (TpmDevice authorized = TpmDevice.open(Transports.open(swtpm.tcti()), options)) {
      TpmKey key = Keys.create(authorized, "p");
      Keys.assertSigns(key);
      authorized.persist(key, TpmHandle.of(0x81000007));
      authorized.evict(TpmHandle.of(0x81000007));
    }
  }

  @Test
  void worksWithoutSessionsIfToldTo() throws Exception {
    DeviceOptions options = DeviceOptions.DEFAULT.withoutSessions();
    CommandLog counting = new CommandLog(Transports.open(swtpm.tcti()));
    try (TpmDevice plain = TpmDevice.open(counting, options)) {
      Keys.assertSigns(Keys.create(plain, "p"));
      plain.random(8).close();
      assertFalse(counting.takeSent().contains(TpmCc.START_AUTH_SESSION));
    }
  }
}
