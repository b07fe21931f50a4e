package io.github.tpm4j.engine.libtpms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.engine.testing.TestObjects;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.Tpm2bDigest;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyRsa;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.clock.ReadClock;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.hierarchy.Clear;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.nv.NvRead;
import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.commands.object.ObjectChangeAuth;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.commands.object.Unseal;
import io.github.tpm4j.tss.commands.pcr.PcrRead;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsClockInfo;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.templates.EndorsementKey;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TPMs of swtpm that go on here. */
class SwtpmImportTest {
  private static final SecretBytes OWNER_AUTH = TestObjects.secret("ownerpw");
  private static final SecretBytes ENDORSEMENT_AUTH = TestObjects.secret("endopw");
  private static final TpmHandle AES_KEY = TpmHandle.of(0x81000103);
  private static final TpmHandle SEALED = TpmHandle.of(0x81000104);

  @TempDir private Path folder;

  private final MemoryStore store = new MemoryStore();
  private SwtpmImport.Report report;

  private TestTpm moved(String name, TpmSu startup) {
    return moved(new SwtpmSource(Samples.directory(folder, name), Optional.empty()), startup);
  }

  private TestTpm moved(SwtpmSource source, TpmSu startup) {
    Profile profile = Profile.servedBuilder().build();
    report = SwtpmImport.into(store, source, profile);
    TestTpm tpm = TestTpm.over(store, profile);
    tpm.run(new Startup.Request(startup));
    return tpm;
  }

  private static CreatePrimary.Response primary(
      TestTpm tpm, TpmHandle hierarchy, SecretBytes auth, TpmtPublic template) {
    CreatePrimary.Response made = tpm.auth(auth).run(TestObjects.primary(hierarchy, template));
    tpm.run(new FlushContext.Request(made.objectHandle()));
    return made;
  }

  private static ReadPublic.Response shown(TestTpm tpm, TpmHandle handle) {
    return tpm.run(new ReadPublic.Request(handle));
  }

  private static String read(TestTpm tpm, int index, String auth, int size) {
    TpmHandle handle = TpmHandle.of(index);
    Bytes data =
        tpm.auth(TestObjects.secret(auth)).run(new NvRead.Request(handle, handle, size, 0)).data();
    return new String(data.toByteArray(), StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource({
    "plain/tpm2-00.permall, ECC_P384, 81010016",
    "plain/tpm2-00.permall, RSA_2048, 81010001",
    "libtpms-0.10/tpm2-00.permall, RSA_2048, 81010001"
  })
  void endorsementKeysComeOutAsTheirCertificatesHaveThem(
      String name, EndorsementKey key, String handle) {
    TestTpm tpm = moved(name, TpmSu.CLEAR);
    CreatePrimary.Response made =
        primary(tpm, TpmHandle.ENDORSEMENT, ENDORSEMENT_AUTH, key.template());

    assertEquals(
        shown(tpm, TpmHandle.of(Integer.parseUnsignedInt(handle, 16))).name(), made.name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain/tpm2-00.permall", "libtpms-0.10/tpm2-00.permall"})
  void symmetricPrimaryComesOutTheSame(String name) {
    TestTpm tpm = moved(name, TpmSu.STATE);
    TpmtPublic template = shown(tpm, AES_KEY).outPublic().withUnique(new Tpm2bDigest(Bytes.EMPTY));

    assertEquals(
        shown(tpm, AES_KEY).name(), primary(tpm, TpmHandle.OWNER, OWNER_AUTH, template).name());
  }

  @Test
  void signingPrimaryOfRsaComesOutTheSame() {
    SwtpmSource source =
        new SwtpmSource(
            Samples.directory(folder, "more/tpm2-00.permall"), Optional.of(Samples.BINARY_KEY));
    TestTpm tpm = moved(source, TpmSu.CLEAR);
    TpmHandle key = TpmHandle.of(0x81000201);
    TpmtPublic template =
        shown(tpm, key).outPublic().withUnique(new Tpm2bPublicKeyRsa(Bytes.EMPTY));

    assertEquals(
        shown(tpm, key).name(), primary(tpm, TpmHandle.OWNER, SecretBytes.EMPTY, template).name());
  }

  @Test
  void primariesStayTheSameWhenTheTpmHasRunHere() {
    TestTpm tpm = moved("plain/tpm2-00.permall", TpmSu.CLEAR);
    tpm.restart(TpmSu.CLEAR, TpmSu.CLEAR);

    assertEquals(
        shown(tpm, TpmHandle.of(0x81010016)).name(),
        primary(tpm, TpmHandle.ENDORSEMENT, ENDORSEMENT_AUTH, EndorsementKey.ECC_P384.template())
            .name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain/tpm2-00.permall", "libtpms-0.10/tpm2-00.permall"})
  void persistentObjectsAreUsed(String name) {
    TestTpm tpm = moved(name, TpmSu.CLEAR);
    SecretBytes data =
        tpm.auth(TestObjects.secret("sealpw")).run(new Unseal.Request(SEALED)).outData();

    assertEquals(TestObjects.secret("sealed-secret"), data);
  }

  @Test
  void qualifiedNamesAreThose() {
    TestTpm tpm = moved("plain/tpm2-00.permall", TpmSu.CLEAR);

    assertEquals(
        Bytes.of(
            HexFormat.of()
                .parseHex("000ba2c8af5f056b8ae0858ac32e7a0c43eaff5de1ebbe1c0aebeddb5db1734066f2")),
        shown(tpm, TpmHandle.of(0x81000101)).qualifiedName());
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain/tpm2-00.permall", "libtpms-0.10/tpm2-00.permall"})
  void nvIsAsItWas(String name) {
    TestTpm tpm = moved(name, TpmSu.STATE);

    assertEquals("hello swtpm state, 32 bytes here", read(tpm, 0x01500010, "nvpw", 32));
    assertEquals("\0\0\0\0\0\0\0\2", read(tpm, 0x01500011, "cntpw", 8));
    assertEquals("\0\0\0\0\0\0\0\3", read(tpm, 0x01500012, "ocpw", 8));
    assertEquals("orderly data 16b", read(tpm, 0x01500013, "odpw", 16));
    assertEquals(4, report.indices());
  }

  @Test
  void otherKindsOfIndicesGoOn() {
    SwtpmSource source =
        new SwtpmSource(
            Samples.directory(folder, "more/tpm2-00.permall"), Optional.of(Samples.BINARY_KEY));
    TestTpm tpm = moved(source, TpmSu.CLEAR);

    assertEquals(
        "365aa7d8f7f9402c4b9434502b4cc89ddb09fe50d7cd95b493b834c62d5a5370",
        byOwner(tpm, 0x01500020, 32));
    assertEquals("0102030405060708", byOwner(tpm, 0x01500021, 8));
    assertEquals("0000000100000005", byOwner(tpm, 0x01500022, 8));
    TpmHandle unwritten = TpmHandle.of(0x01500023);
    assertEquals(
        TpmRc.NV_UNINITIALIZED, tpm.code(new NvRead.Request(TpmHandle.OWNER, unwritten, 8, 0)));
    assertEquals(3, tpm.tpm().state().nv().counterMaximum());
  }

  private static String byOwner(TestTpm tpm, int index, int size) {
    NvRead.Request request = new NvRead.Request(TpmHandle.OWNER, TpmHandle.of(index), size, 0);
    return HexFormat.of().formatHex(tpm.run(request).data().toByteArray());
  }

  /** What tpm2_createprimary makes unless told otherwise. */
  private static TpmtPublic parentOfTheSamples() {
    TpmtPublic usual = StorageTemplates.ECC_P256;
    return usual
        .withAttributes(usual.objectAttributes().without(TpmaObject.NO_DA))
        .withUnique(new TpmsEccPoint(Bytes.EMPTY, Bytes.EMPTY));
  }

  @Test
  void storageKeyIsTheParentOfWhatWasMadeUnderIt() {
    TestTpm tpm = moved("plain/tpm2-00.permall", TpmSu.CLEAR);
    TpmHandle parent =
        tpm.auth(OWNER_AUTH)
            .run(TestObjects.primary(TpmHandle.OWNER, parentOfTheSamples()))
            .objectHandle();
    ObjectChangeAuth.Response changed =
        tpm.auth(TestObjects.secret("sealpw"))
            .run(new ObjectChangeAuth.Request(SEALED, parent, TestObjects.secret("newpw")));
    TpmHandle loaded =
        tpm.run(new Load.Request(parent, changed.outPrivate(), shown(tpm, SEALED).outPublic()))
            .objectHandle();

    assertEquals(
        TestObjects.secret("sealed-secret"),
        tpm.auth(TestObjects.secret("newpw")).run(new Unseal.Request(loaded)).outData());
    tpm.run(new FlushContext.Request(loaded));
    tpm.run(new FlushContext.Request(parent));
    TpmHandle other = TpmHandle.of(0x81010016);
    assertEquals(
        TpmRc.TYPE.handle(2),
        tpm.auth(TestObjects.secret("sealpw"))
            .code(new ObjectChangeAuth.Request(SEALED, other, TestObjects.secret("newpw"))));
  }

  @Test
  void aClearedTpmHasOtherStorageKeys() {
    TestTpm tpm = moved("plain/tpm2-00.permall", TpmSu.CLEAR);
    TpmtPublic template = parentOfTheSamples();
    Bytes before = primary(tpm, TpmHandle.OWNER, OWNER_AUTH, template).name();
    tpm.auth(TestObjects.secret("lockpw")).run(new Clear.Request(TpmHandle.LOCKOUT));
    Bytes after = primary(tpm, TpmHandle.OWNER, SecretBytes.EMPTY, template).name();

    assertNotEquals(before, after);
    assertEquals(after, primary(tpm, TpmHandle.OWNER, SecretBytes.EMPTY, template).name());
  }

  @Test
  void orderlyCounterSkipsWhatItMayHaveCountedBeforeALossOfPower() {
    TestTpm tpm = moved("running/tpm2-00.permall", TpmSu.CLEAR);

    assertEquals("\0\0\0\0\0\0\0\u00FF", read(tpm, 0x01500012, "ocpw", 8));
    assertTrue(report.losses().toString().contains("not shut down in order"));
  }

  @Test
  void pcrAreResumed() {
    TestTpm tpm = moved("plain/tpm2-00.permall", TpmSu.STATE);
    TpmlPcrSelection pcr3 = new TpmlPcrSelection(List.of(TpmsPcrSelection.of(TpmAlg.SHA256, 3)));
    Bytes value = tpm.run(new PcrRead.Request(pcr3)).pcrValues().digests().get(0);

    assertArrayEquals(
        HexFormat.of().parseHex("15a31a651841fa6d9da392fcc21ee370019245b762161b9937929c81fa42d435"),
        value.toByteArray());
  }

  @Test
  void clockGoesOn() {
    TestTpm tpm = moved("plain/tpm2-00.permall", TpmSu.CLEAR);
    TpmsClockInfo clock = tpm.run(new ReadClock.Request()).currentTime().clockInfo();

    assertTrue(clock.clock() >= 1909, () -> "clock " + clock.clock());
    assertTrue(clock.safe());
    assertEquals(2, clock.resetCount());
  }

  @Test
  void wrongPasswordsThatWereCountedAreCounted() {
    TestTpm tpm = moved("plain/tpm2-00.permall", TpmSu.CLEAR);
    Unseal.Request request = new Unseal.Request(SEALED);
    for (int tries = 1; tries < 5; tries++) {
      assertEquals(TpmRc.AUTH_FAIL.session(1), tpm.auth(TestObjects.secret("wrong")).code(request));
    }

    assertEquals(TpmRc.LOCKOUT, tpm.auth(TestObjects.secret("sealpw")).code(request));
  }

  @Test
  void platformAuthIsResumed() {
    SwtpmKey key =
        SwtpmKey.password(Samples.bytes("sha512-kdf/password.txt"), SwtpmKey.Kdf.SHA512, 32);
    SwtpmSource source =
        new SwtpmSource(Samples.directory(folder, "sha512-kdf/tpm2-00.permall"), Optional.of(key));
    TestTpm tpm = moved(source, TpmSu.STATE);

    primary(
        tpm, TpmHandle.PLATFORM, TestObjects.secret("platpw"), EndorsementKey.ECC_P256.template());
  }
}
