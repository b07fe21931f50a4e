package io.github.tpm4j.engine.commands.object;

import static io.github.tpm4j.engine.testing.PostQuantumKeys.FIXED;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.hashMlDsa;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.mlDsa;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.mlDsaRestricted;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.mlKem;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.mlKemStorage;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.ownersPrimary;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.with;
import static io.github.tpm4j.engine.testing.TestObjects.NOTHING;
import static io.github.tpm4j.engine.testing.TestObjects.child;
import static io.github.tpm4j.engine.testing.TestObjects.data;
import static io.github.tpm4j.engine.testing.TestObjects.loadedChild;
import static io.github.tpm4j.engine.testing.TestObjects.primary;
import static io.github.tpm4j.engine.testing.TestObjects.secret;
import static io.github.tpm4j.engine.testing.TestObjects.storageKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.tpm4j.engine.objects.ObjectNames;
import io.github.tpm4j.engine.objects.SeedKeys;
import io.github.tpm4j.engine.testing.PostQuantumKeys;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.capability.TestParms;
import io.github.tpm4j.tss.commands.contextmanagement.ContextLoad;
import io.github.tpm4j.tss.commands.contextmanagement.ContextSave;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.duplication.Duplicate;
import io.github.tpm4j.tss.commands.duplication.Import;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.object.ActivateCredential;
import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.commands.object.MakeCredential;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.commands.object.Unseal;
import io.github.tpm4j.tss.commands.policy.PolicyCommandCode;
import io.github.tpm4j.tss.commands.session.StartAuthSession;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtPublicParms;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PostQuantumObjectsTest {
  private final TestTpm tpm = TestTpm.started(PostQuantumKeys.profile());

  static Stream<TpmtPublic> templates() {
    return Stream.of(
            Arrays.stream(MlKemSet.values()).map(PostQuantumKeys::mlKem),
            Arrays.stream(MlKemSet.values()).map(PostQuantumKeys::mlKemStorage),
            Arrays.stream(MlDsaSet.values()).map(PostQuantumKeys::mlDsaRestricted),
            Arrays.stream(MlDsaSet.values()).map(set -> mlDsa(set, true)),
            Arrays.stream(MlDsaSet.values()).map(set -> hashMlDsa(set, TpmAlg.SHA384)))
        .flatMap(stream -> stream);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void aPrimaryObjectFollowsFromItsTemplate(TpmtPublic template) {
    CreatePrimary.Response first = tpm.run(primary(TpmHandle.OWNER, template));
    CreatePrimary.Response again = tpm.run(primary(TpmHandle.OWNER, template));

    assertEquals(first.outPublic(), again.outPublic());
    assertEquals(ObjectNames.name(first.outPublic()), first.name());
    assertNotEquals(first.name(), tpm.run(primary(TpmHandle.ENDORSEMENT, template)).name());
  }

  @ParameterizedTest
  @MethodSource("templates")
  void anOrdinaryObjectIsCreatedLoadedAndSaved(TpmtPublic template) {
    TpmHandle parent = storageKey(tpm);
    TpmHandle object = loadedChild(tpm, child(parent, template));
    Bytes name = tpm.run(new ReadPublic.Request(object)).name();
    TpmHandle again =
        tpm.run(new ContextLoad.Request(tpm.run(new ContextSave.Request(object)).context()))
            .loadedHandle();

    assertEquals(name, tpm.run(new ReadPublic.Request(again)).name());
    tpm.run(new TestParms.Request(new TpmtPublicParms(template.type(), template.parameters())));
  }

  static Stream<TpmtPublic> externals() {
    return templates()
        .filter(template -> !template.objectAttributes().has(TpmaObject.RESTRICTED))
        .map(template -> with(template, 0, FIXED | TpmaObject.SENSITIVE_DATA_ORIGIN));
  }

  @ParameterizedTest
  @MethodSource("externals")
  void aSeedIsLoadedWithThePublicKeyThatItGives(TpmtPublic template) {
    byte[] seed = new byte[SeedKeys.seedBytes(template.type())];
    TpmtPublic area = template.withUnique(SeedKeys.unique(template, seed));
    tpm.run(new LoadExternal.Request(sensitive(area, seed), area, TpmHandle.NULL));

    seed[3] ^= 1;
    assertEquals(
        TpmRc.BINDING,
        tpm.code(new LoadExternal.Request(sensitive(area, seed), area, TpmHandle.NULL)));
  }

  @ParameterizedTest
  @MethodSource("externals")
  void aSeedOfAnotherSizeIsRefused_parameter1(TpmtPublic template) {
    byte[] seed = new byte[SeedKeys.seedBytes(template.type())];
    TpmtPublic area = template.withUnique(SeedKeys.unique(template, seed));
    byte[] half = new byte[seed.length / 2];

    TpmRc code = tpm.code(new LoadExternal.Request(sensitive(area, half), area, TpmHandle.NULL));
    assertEquals(0x1C0, code.value() & 0xFC0, code.toString());
  }

  private static TpmtSensitive sensitive(TpmtPublic area, byte[] seed) {
    return new TpmtSensitive(
        area.type(), SecretBytes.EMPTY, SecretBytes.EMPTY, SecretBytes.of(seed));
  }

  @Test
  void attributesFitTheType() {
    TpmtPublic signs = with(mlKem(MlKemSet.ML_KEM_768), TpmaObject.SIGN, TpmaObject.DECRYPT);
    TpmtPublic decrypts =
        with(mlDsa(MlDsaSet.ML_DSA_65, false), TpmaObject.DECRYPT, TpmaObject.SIGN);
    TpmtPublic both = with(mlDsa(MlDsaSet.ML_DSA_65, false), TpmaObject.DECRYPT, 0);
    TpmtPublic restrictedMu = with(mlDsa(MlDsaSet.ML_DSA_65, true), TpmaObject.RESTRICTED, 0);
    TpmtPublic plainStorage = with(mlKem(MlKemSet.ML_KEM_768), TpmaObject.RESTRICTED, 0);
    TpmtPublic cipher = with(mlKemStorage(MlKemSet.ML_KEM_768), 0, TpmaObject.RESTRICTED);

    assertEquals(TpmRc.ATTRIBUTES.parameter(2), tpm.code(primary(TpmHandle.OWNER, signs)));
    assertEquals(TpmRc.ATTRIBUTES.parameter(2), tpm.code(primary(TpmHandle.OWNER, decrypts)));
    assertEquals(TpmRc.ATTRIBUTES.parameter(2), tpm.code(primary(TpmHandle.OWNER, both)));
    assertEquals(TpmRc.ATTRIBUTES.parameter(2), tpm.code(primary(TpmHandle.OWNER, restrictedMu)));
    assertEquals(TpmRc.SYMMETRIC.parameter(2), tpm.code(primary(TpmHandle.OWNER, plainStorage)));
    assertEquals(TpmRc.SYMMETRIC.parameter(2), tpm.code(primary(TpmHandle.OWNER, cipher)));
  }

  @ParameterizedTest
  @EnumSource(MlKemSet.class)
  void aStorageKeyProtectsItsChildren(MlKemSet set) {
    TpmHandle parent = ownersPrimary(tpm, mlKemStorage(set));
    TpmHandle item = loadedChild(tpm, child(parent, data("secret"), KeyTemplate.sealed().build()));

    assertEquals(secret("secret"), tpm.run(new Unseal.Request(item)).outData());
  }

  @ParameterizedTest
  @EnumSource(MlKemSet.class)
  void aCredentialIsActivated(MlKemSet set) {
    TpmHandle key = ownersPrimary(tpm, mlKemStorage(set));
    TpmHandle object = loadedChild(tpm, child(key, mlDsaRestricted(MlDsaSet.ML_DSA_44)));
    Bytes name = tpm.run(new ReadPublic.Request(object)).name();
    MakeCredential.Response made =
        tpm.run(new MakeCredential.Request(key, secret("a credential"), name));

    assertEquals(set.ciphertextBytes(), made.secret().size());
    assertEquals(
        secret("a credential"),
        tpm.run(new ActivateCredential.Request(object, key, made.credentialBlob(), made.secret()))
            .certInfo());
    assertEquals(
        TpmRc.SIZE.parameter(2),
        tpm.code(
            new ActivateCredential.Request(
                object, key, made.credentialBlob(), made.secret().slice(0, 700))));
  }

  @Test
  void aSigningKeyTakesNoSecret_handle1() {
    TpmHandle key = ownersPrimary(tpm, mlDsa(MlDsaSet.ML_DSA_44, false));

    assertEquals(
        TpmRc.TYPE.handle(1), tpm.code(new MakeCredential.Request(key, secret("x"), Bytes.EMPTY)));
    assertEquals(TpmRc.ATTRIBUTES.handle(1), tpm.code(salted(key, 768)));
  }

  @Test
  void aSessionIsSaltedByACiphertextOfTheRightSize_parameter2() {
    TpmHandle key = ownersPrimary(tpm, mlKem(MlKemSet.ML_KEM_512));

    assertEquals(TpmRc.SUCCESS, tpm.code(salted(key, 768)));
    assertEquals(TpmRc.VALUE.parameter(2), tpm.code(salted(key, 767)));
  }

  private static StartAuthSession.Request salted(TpmHandle key, int ciphertextBytes) {
    return new StartAuthSession.Request(
        key,
        TpmHandle.NULL,
        Bytes.adopt(new byte[16]),
        Bytes.of(new byte[ciphertextBytes]),
        TpmSe.HMAC,
        TpmtSymDef.NULL,
        TpmAlg.SHA256);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void aDuplicateForAnMlKemParentIsImported(TpmtPublic template) {
    TpmHandle parent = storageKey(tpm);
    Bytes policy = Policy.commandCode(TpmCc.DUPLICATE).digest(HashAlg.SHA256);
    TpmtPublic movable = movable(template, policy);
    TpmHandle item = loadedChild(tpm, child(parent, NOTHING, movable));
    TpmtPublic area = tpm.run(new ReadPublic.Request(item)).outPublic();
    TpmHandle target =
        tpm.run(primary(TpmHandle.PLATFORM, mlKemStorage(MlKemSet.ML_KEM_1024))).objectHandle();
    TpmHandle session = tpm.startSession(TpmSe.POLICY).sessionHandle();
    tpm.run(new PolicyCommandCode.Request(session, TpmCc.DUPLICATE));
    Duplicate.Response duplicate =
        tpm.policy(session)
            .run(
                new Duplicate.Request(
                    item, target, SecretBytes.EMPTY, TpmtSymDefObject.aesCfb(128)));
    Import.Response imported =
        tpm.run(
            new Import.Request(
                target,
                duplicate.encryptionKeyOut(),
                area,
                duplicate.duplicate(),
                duplicate.outSymSeed(),
                TpmtSymDefObject.aesCfb(128)));

    tpm.run(new FlushContext.Request(item));
    assertEquals(
        ObjectNames.name(area),
        tpm.run(new Load.Request(target, imported.outPrivate(), area)).name());
  }

  private static TpmtPublic movable(TpmtPublic template, Bytes policy) {
    TpmtPublic free = with(template, 0, FIXED);
    return new TpmtPublic(
        free.type(),
        free.nameAlg(),
        free.objectAttributes(),
        policy,
        free.parameters(),
        free.unique());
  }
}
