package io.github.tpm4j.tpm12.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tpm12.commands.changeauth.ChangeAuth;
import io.github.tpm4j.tpm12.commands.pcr.Extend;
import io.github.tpm4j.tpm12.commands.pcr.PcrRead;
import io.github.tpm4j.tpm12.commands.pcr.PcrReset;
import io.github.tpm4j.tpm12.commands.storage.GetPubKey;
import io.github.tpm4j.tpm12.commands.storage.Seal;
import io.github.tpm4j.tpm12.commands.storage.Sealx;
import io.github.tpm4j.tpm12.commands.storage.UnBind;
import io.github.tpm4j.tpm12.commands.storage.Unseal;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmException;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.DataCipher;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmPcrComposite;
import io.github.tpm4j.tpm12.structures.TpmPcrInfo;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoLong;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.structures.TpmStoredData;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Sealed and bound data, and new secrets, on swtpm's TPM 1.2. */
@Tag("peer")
@TestInstance(Lifecycle.PER_CLASS)
class StorageTest {
  private static final byte[] DATA = "what is sealed".getBytes(StandardCharsets.UTF_8);
  private static final Bytes ZEROS = Bytes.of(new byte[20]);
  private static final AuthSecret SECRET = AuthSecret.ofUtf8("the data's".toCharArray());
  private static final AuthSecret OTHER = AuthSecret.ofUtf8("another's".toCharArray());

  private static OwnedTpm tpm;

  OwnedTpm open() throws Exception {
    return new OwnedTpm();
  }

  @BeforeAll
  void start() throws Exception {
    tpm = open();
  }

  @AfterAll
  void end() throws Exception {
    tpm.close();
  }

  @BeforeEach
  void resetPcr() {
    tpm.client.execute(new PcrReset.Request(TpmPcrSelection.of(16)));
  }

  private static OsapSession srkSession() {
    return tpm.client.osap(EntityConstants.ET_SRK, OwnedTpm.SRK, tpm.srk);
  }

  private static TpmStoredData seal(Bytes pcrInfo) {
    try (OsapSession osap = srkSession();
        SecretBytes data = SecretBytes.of(DATA)) {
      Seal.Request request = new Seal.Request(OwnedTpm.SRK, osap.encrypt(SECRET), pcrInfo, data);
      return tpm.client.execute(request, osap.authorization()).sealedData();
    }
  }

  private static byte[] unseal(TpmStoredData sealed, AuthSecret secret) {
    try (OiapSession parent = tpm.client.oiap();
        OiapSession data = tpm.client.oiap();
        SecretBytes opened =
            tpm.client
                .execute(
                    new Unseal.Request(OwnedTpm.SRK, sealed),
                    parent.with(tpm.srk),
                    data.with(secret))
                .secret()) {
      return opened.toArray();
    }
  }

  private static void assertRefused(TpmResult expected, TpmStoredData sealed, AuthSecret secret) {
    TpmResponseException refused =
        assertThrows(TpmResponseException.class, () -> unseal(sealed, secret));
    assertTrue(refused.is(expected), refused.getMessage());
  }

  private static Bytes composite() {
    Bytes value = tpm.client.execute(new PcrRead.Request(16)).outDigest();
    return new TpmPcrComposite(TpmPcrSelection.of(16), value).digest();
  }

  @Test
  void sealedDataOpensWithItsSecretAlone() {
    TpmStoredData sealed = seal(Bytes.EMPTY);
    assertArrayEquals(DATA, unseal(sealed, SECRET));
    assertRefused(TpmResult.AUTH2FAIL, sealed, OTHER);
  }

  @Test
  void sealedDataOpensWhileThePcrStay() {
    TpmPcrSelection pcr = TpmPcrSelection.of(16);
    TpmStoredData sealed = seal(new TpmPcrInfo(pcr, composite(), ZEROS).toBytes());
    TpmStoredData sealedLong =
        seal(new TpmPcrInfoLong(1, 0x1F, pcr, pcr, ZEROS, composite()).toBytes());
    assertArrayEquals(DATA, unseal(sealed, SECRET));
    assertArrayEquals(DATA, unseal(sealedLong, SECRET));
    tpm.client.execute(new Extend.Request(16, ZEROS));
    assertRefused(TpmResult.WRONGPCRVAL, sealed, SECRET);
    assertRefused(TpmResult.WRONGPCRVAL, sealedLong, SECRET);
  }

  @Test
  void alteredSealedDataIsRefused() {
    TpmStoredData sealed = seal(Bytes.EMPTY);
    byte[] altered = sealed.encData().toArray();
    altered[altered.length - 1] ^= 1;
    TpmStoredData other =
        new TpmStoredData(sealed.beginning(), sealed.sealInfo(), Bytes.of(altered));
    assertThrows(TpmResponseException.class, () -> unseal(other, SECRET));
  }

  @Test
  void sealxEncryptsTheDataOnItsWayToo() {
    TpmPcrSelection none = TpmPcrSelection.of();
    Bytes info = new TpmPcrInfoLong(1, 0x1F, none, none, ZEROS, ZEROS).toBytes();
    TpmStoredData sealed;
    try (OsapSession osap = srkSession();
        DataCipher cipher = osap.dataCipher();
        SecretBytes plain = SecretBytes.of(DATA);
        SecretBytes data = cipher.apply(plain)) {
      Sealx.Request request = new Sealx.Request(OwnedTpm.SRK, osap.encrypt(SECRET), info, data);
      sealed = tpm.client.execute(request, osap.authorization()).sealedData();
      assertFalse(Arrays.equals(DATA, data.toArray()));
    }
    Unseal.Request request = new Unseal.Request(OwnedTpm.SRK, sealed);
    try (OsapSession parent = srkSession();
        OiapSession entity = tpm.client.oiap();
        DataCipher cipher = parent.dataCipher();
        SecretBytes opened =
            tpm.client.execute(request, parent.authorization(), entity.with(SECRET)).secret();
        SecretBytes plain = cipher.apply(opened)) {
      assertFalse(Arrays.equals(DATA, opened.toArray()));
      assertArrayEquals(DATA, plain.toArray());
    }
  }

  @Test
  void boundDataIsDecrypted() {
    TpmKey key = tpm.create(KeyTemplates.bind(2048), SECRET);
    int handle = tpm.load(key);
    byte[] bound = new byte[5 + DATA.length];
    bound[0] = 1;
    bound[1] = 1;
    bound[4] = 2;
    System.arraycopy(DATA, 0, bound, 5, DATA.length);
    UnBind.Request request = new UnBind.Request(handle, TcpaOaep.encrypt(key.pubkey(), bound));
    try (OiapSession oiap = tpm.client.oiap()) {
      assertEquals(
          key.pubkey(),
          tpm.client.execute(new GetPubKey.Request(handle), oiap.with(SECRET)).pubKey());
      try (SecretBytes opened = tpm.client.execute(request, oiap.with(SECRET)).outData()) {
        assertArrayEquals(DATA, opened.toArray());
      }
    }
    tpm.client.flushKey(handle);
  }

  @Test
  void aKeyGetsAnotherSecret() {
    TpmKey key = tpm.create(KeyTemplates.bind(1024), SECRET);
    TpmKey changed;
    try (OsapSession parent = srkSession();
        OiapSession entity = tpm.client.oiap()) {
      ChangeAuth.Request request =
          new ChangeAuth.Request(
              OwnedTpm.SRK,
              EntityConstants.PID_ADCP,
              parent.encrypt(OTHER),
              EntityConstants.ET_KEY,
              key.encData());
      changed =
          key.withEncData(
              tpm.client.execute(request, parent.authorization(), entity.with(SECRET)).outData());
    }
    int handle = tpm.load(changed);
    try (OiapSession oiap = tpm.client.oiap()) {
      assertEquals(
          key.pubkey(),
          tpm.client.execute(new GetPubKey.Request(handle), oiap.with(OTHER)).pubKey());
      assertThrows(
          TpmException.class,
          () -> tpm.client.execute(new GetPubKey.Request(handle), oiap.with(SECRET)));
    }
    tpm.client.flushKey(handle);
  }
}
