package io.github.tpm4j.conformance.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.Tpm2bDigest;
import io.github.tpm4j.tss.algorithms.TpmsDerive;
import io.github.tpm4j.tss.algorithms.TpmsSchemeXor;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.algorithms.TpmtKeyedhashScheme;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.duplication.Duplicate;
import io.github.tpm4j.tss.commands.duplication.Import;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.object.ActivateCredential;
import io.github.tpm4j.tss.commands.object.Create;
import io.github.tpm4j.tss.commands.object.CreateLoaded;
import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.commands.object.MakeCredential;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.commands.object.Unseal;
import io.github.tpm4j.tss.commands.policy.PolicyCommandCode;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmsKeyedhashParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.session.SessionSpec;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the bundled TPM gives out, swtpm takes, and the other way round. */
@Tag("peer")
class BlobInteroperationTest {
  private static final SecretBytes DATA = secret("0123456789abcdef0123456789abcdef");
  private static final int FIXED = TpmaObject.FIXED_TPM | TpmaObject.FIXED_PARENT;
  private static final Bytes DUPLICATION =
      Policy.commandCode(TpmCc.DUPLICATE).digest(HashAlg.SHA256);

  private Swtpm swtpm;
  private Side peer;
  private Side engine;

  @BeforeEach
  void start() throws Exception {
    swtpm = Swtpm.tcp();
    peer = new Side(swtpm.tcti());
    engine = new Side("engine:memory");
    engine.client().execute(new Startup.Request(TpmSu.CLEAR));
  }

  @AfterEach
  void stop() throws Exception {
    engine.close();
    peer.close();
    swtpm.close();
  }

  static Stream<Arguments> ways() {
    return Stream.of(StorageTemplates.ECC_P256, StorageTemplates.RSA_2048)
        .flatMap(
            parent ->
                Stream.of(TpmtSymDefObject.NULL, TpmtSymDefObject.aesCfb(256))
                    .flatMap(
                        inner ->
                            Stream.of(true, false)
                                .map(toEngine -> Arguments.of(parent, inner, toEngine))));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void duplicateIsImported(TpmtPublic parent, TpmtSymDefObject inner, boolean toEngine) {
    TpmtPublic template = KeyTemplate.sealed().without(FIXED).withPolicy(DUPLICATION).build();
    Moved moved = move(template, parent, inner, toEngine);

    Unseal.Response unsealed =
        to(toEngine).client().execute(new Unseal.Request(moved.handle()), Side.EMPTY);
    assertEquals(DATA, unsealed.outData());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void privateAreaUnderAMovedParentIsLoadedOnBoth(boolean toEngine) {
    TpmtPublic storage =
        new TpmtPublic(
            TpmAlg.ECC,
            TpmAlg.SHA256,
            StorageTemplates.ECC_P256.objectAttributes().without(FIXED),
            DUPLICATION,
            StorageTemplates.ECC_P256.parameters(),
            StorageTemplates.ECC_P256.unique());
    Moved moved = move(storage, StorageTemplates.ECC_P256, TpmtSymDefObject.NULL, toEngine);
    TpmtPublic sealed = KeyTemplate.sealed().without(TpmaObject.FIXED_TPM).build();
    Create.Response item = to(toEngine).create(moved.handle(), DATA, sealed);

    assertEquals(DATA, unseal(to(toEngine), moved.handle(), item));
    assertEquals(DATA, unseal(to(!toEngine), moved.original(), item));
  }

  private static SecretBytes unseal(Side side, TpmHandle parent, Create.Response item) {
    TpmHandle handle = side.load(parent, item.outPrivate(), item.outPublic()).objectHandle();
    return side.client().execute(new Unseal.Request(handle), Side.EMPTY).outData();
  }

  static Stream<Arguments> keys() {
    return Stream.of(StorageTemplates.ECC_P256, StorageTemplates.RSA_2048)
        .flatMap(key -> Stream.of(true, false).map(toEngine -> Arguments.of(key, toEngine)));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void credentialIsActivated(TpmtPublic key, boolean toEngine) {
    Side to = to(toEngine);
    Side from = to(!toEngine);
    CreatePrimary.Response primary = to.primary(key);
    TpmtPublic signing = KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build();
    Load.Response object = to.createLoaded(primary.objectHandle(), SecretBytes.EMPTY, signing);
    MakeCredential.Response made =
        from.client()
            .execute(
                new MakeCredential.Request(
                    from.loadPublic(primary.outPublic()), DATA, object.name()));

    ActivateCredential.Response activated =
        to.client()
            .execute(
                new ActivateCredential.Request(
                    object.objectHandle(),
                    primary.objectHandle(),
                    made.credentialBlob(),
                    made.secret()),
                Side.EMPTY,
                Side.EMPTY);
    assertEquals(DATA, activated.certInfo());
  }

  static Stream<TpmtPublic> derived() {
    int derived = FIXED | TpmaObject.SENSITIVE_DATA_ORIGIN;
    return Stream.of(
            KeyTemplate.ec(TpmEccCurve.NIST_P256).signing(),
            KeyTemplate.ec(TpmEccCurve.NIST_P384).signing(),
            KeyTemplate.ec(TpmEccCurve.NIST_P521).decrypting(),
            KeyTemplate.ec(TpmEccCurve.BN_P256).signing(),
            KeyTemplate.hmac(HashAlg.SHA384))
        .map(key -> key.without(derived).with(TpmaObject.FIXED_PARENT).build());
  }

  @ParameterizedTest
  @MethodSource("derived")
  void derivedObjectIsTheSame(TpmtPublic template) {
    assertEquals(derive(peer, template), derive(engine, template));
  }

  private static Bytes derive(Side side, TpmtPublic template) {
    TpmtPublic parent =
        new TpmtPublic(
            TpmAlg.KEYEDHASH,
            TpmAlg.SHA256,
            TpmaObject.of(
                TpmaObject.RESTRICTED
                    | TpmaObject.DECRYPT
                    | TpmaObject.USER_WITH_AUTH
                    | TpmaObject.NO_DA),
            Bytes.EMPTY,
            new TpmsKeyedhashParms(
                new TpmtKeyedhashScheme(
                    TpmAlg.XOR, new TpmsSchemeXor(TpmAlg.SHA256, TpmAlg.KDF1_SP800_108))),
            Tpm2bDigest.EMPTY);
    TpmHandle primary = side.primary(StorageTemplates.ECC_P256).objectHandle();
    TpmHandle handle = side.createLoaded(primary, DATA, parent).objectHandle();
    TpmtPublic labelled =
        template.withUnique(new TpmsDerive(Bytes.of((byte) 1), Bytes.of((byte) 2)));
    return side.client()
        .execute(
            new CreateLoaded.Request(
                handle,
                new TpmsSensitiveCreate(SecretBytes.EMPTY, SecretBytes.EMPTY),
                Bytes.adopt(labelled.marshal())),
            Side.EMPTY)
        .name();
  }

  private Side to(boolean engineSide) {
    return engineSide ? engine : peer;
  }

  /** An object on one side, and its duplicate that was loaded on the other. */
  private record Moved(TpmHandle original, TpmHandle handle) {}

  private Moved move(
      TpmtPublic template, TpmtPublic parent, TpmtSymDefObject inner, boolean toEngine) {
    Side from = to(!toEngine);
    Side to = to(toEngine);
    CreatePrimary.Response newParent = to.primary(parent);
    TpmHandle object = createMovable(from, template);
    TpmtPublic publicArea = from.client().execute(new ReadPublic.Request(object)).outPublic();
    Duplicate.Response duplicate =
        duplicate(from, object, from.loadPublic(newParent.outPublic()), inner);
    TpmHandle handle = newParent.objectHandle();
    Import.Response imported =
        to.client()
            .execute(
                new Import.Request(
                    handle,
                    duplicate.encryptionKeyOut(),
                    publicArea,
                    duplicate.duplicate(),
                    duplicate.outSymSeed(),
                    inner),
                Side.EMPTY);
    return new Moved(object, to.load(handle, imported.outPrivate(), publicArea).objectHandle());
  }

  private static TpmHandle createMovable(Side from, TpmtPublic template) {
    boolean hasData = !template.objectAttributes().has(TpmaObject.SENSITIVE_DATA_ORIGIN);
    TpmHandle primary = from.primary(StorageTemplates.ECC_P256).objectHandle();
    TpmHandle object =
        from.createLoaded(primary, hasData ? DATA : SecretBytes.EMPTY, template).objectHandle();
    from.client().execute(new FlushContext.Request(primary));
    return object;
  }

  private static Duplicate.Response duplicate(
      Side from, TpmHandle object, TpmHandle newParent, TpmtSymDefObject inner) {
    try (AuthSession session = from.client().start(SessionSpec.policy(HashAlg.SHA256))) {
      from.client().execute(new PolicyCommandCode.Request(session.handle(), TpmCc.DUPLICATE));
      return from.client()
          .execute(
              new Duplicate.Request(object, newParent, SecretBytes.EMPTY, inner),
              Authorization.session(session));
    }
  }

  private static SecretBytes secret(String text) {
    return SecretBytes.of(text.getBytes(StandardCharsets.US_ASCII));
  }
}
