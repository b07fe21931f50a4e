package io.github.tpm4j.engine.commands.duplication;

import static io.github.tpm4j.engine.testing.TestObjects.child;
import static io.github.tpm4j.engine.testing.TestObjects.loadedChild;
import static io.github.tpm4j.engine.testing.TestObjects.primary;
import static io.github.tpm4j.engine.testing.TestObjects.secret;
import static io.github.tpm4j.engine.testing.TestObjects.storageKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.duplication.Duplicate;
import io.github.tpm4j.tss.commands.duplication.Import;
import io.github.tpm4j.tss.commands.duplication.Rewrap;
import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.commands.object.Unseal;
import io.github.tpm4j.tss.commands.policy.PolicyCommandCode;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DuplicationTest {
  private static final SecretBytes DATA = secret("the data");
  private static final TpmtSymDefObject AES = TpmtSymDefObject.aesCfb(128);
  private static final KeyTemplate MOVABLE =
      KeyTemplate.sealed()
          .without(TpmaObject.FIXED_TPM | TpmaObject.FIXED_PARENT)
          .withPolicy(Policy.commandCode(TpmCc.DUPLICATE).digest(HashAlg.SHA256));

  private final TestTpm tpm = TestTpm.started();
  private TpmHandle parent;

  static Stream<Arguments> wrappers() {
    return Stream.of(StorageTemplates.ECC_P256, StorageTemplates.RSA_2048)
        .flatMap(
            parent ->
                Stream.of(TpmtSymDefObject.NULL, AES, TpmtSymDefObject.aesCfb(256))
                    .map(inner -> Arguments.of(parent, inner)));
  }

  @ParameterizedTest
  @MethodSource("wrappers")
  void importedDuplicateHoldsTheSameData(TpmtPublic newParent, TpmtSymDefObject inner) {
    TpmHandle item = item(MOVABLE.build());
    TpmHandle target = tpm.run(primary(TpmHandle.PLATFORM, newParent)).objectHandle();
    TpmtPublic publicArea = publicArea(item);
    Duplicate.Response duplicate = duplicate(item, target, SecretBytes.EMPTY, inner);
    tpm.run(new FlushContext.Request(item));
    Import.Response imported =
        tpm.run(
            new Import.Request(
                target,
                duplicate.encryptionKeyOut(),
                publicArea,
                duplicate.duplicate(),
                duplicate.outSymSeed(),
                inner));

    TpmHandle moved =
        tpm.run(new Load.Request(target, imported.outPrivate(), publicArea)).objectHandle();
    assertEquals(DATA, tpm.run(new Unseal.Request(moved)).outData());
  }

  @Test
  void rewrappedDuplicateIsForTheOtherParent() {
    TpmHandle item = item(MOVABLE.build());
    TpmHandle first =
        tpm.run(primary(TpmHandle.PLATFORM, StorageTemplates.ECC_P256)).objectHandle();
    TpmtPublic publicArea = publicArea(item);
    Bytes name = tpm.run(new ReadPublic.Request(item)).name();
    Duplicate.Response duplicate = duplicate(item, first, SecretBytes.EMPTY, TpmtSymDefObject.NULL);
    tpm.run(new FlushContext.Request(item));
    TpmHandle second =
        tpm.run(primary(TpmHandle.ENDORSEMENT, StorageTemplates.ECC_P256)).objectHandle();
    Rewrap.Response rewrapped =
        tpm.run(
            new Rewrap.Request(first, second, duplicate.duplicate(), name, duplicate.outSymSeed()));

    tpm.run(plainImport(second, publicArea, rewrapped.outDuplicate(), rewrapped.outSymSeed()));
    assertEquals(
        TpmRc.HANDLE.handle(1),
        tpm.code(new Rewrap.Request(first, second, duplicate.duplicate(), name, Bytes.EMPTY)));
    assertEquals(
        TpmRc.INTEGRITY.parameter(1),
        tpm.code(
            new Rewrap.Request(
                first, second, duplicate.duplicate(), Bytes.EMPTY, duplicate.outSymSeed())));
  }

  @Test
  void duplicateWithoutWrappersIsTheSensitiveArea() {
    TpmHandle item = item(MOVABLE.build());
    Duplicate.Response duplicate =
        duplicate(item, TpmHandle.NULL, SecretBytes.EMPTY, TpmtSymDefObject.NULL);

    assertTrue(duplicate.outSymSeed().isEmpty());
    assertTrue(duplicate.encryptionKeyOut().isEmpty());
    tpm.run(plainImport(parent, publicArea(item), duplicate.duplicate(), Bytes.EMPTY));
  }

  @Test
  void givenKeyIsNotGivenBack() {
    TpmHandle item = item(MOVABLE.build());
    SecretBytes key = SecretBytes.of(new byte[16]);

    assertTrue(duplicate(item, TpmHandle.NULL, key, AES).encryptionKeyOut().isEmpty());
    assertEquals(
        TpmRc.SIZE.parameter(1),
        tpm.policy(policySession())
            .code(new Duplicate.Request(item, TpmHandle.NULL, SecretBytes.of(new byte[17]), AES)));
  }

  @Test
  void duplicateWantsAPolicyAndAStorageKey_handle2() {
    TpmHandle item = item(MOVABLE.build());
    Duplicate.Request toItself =
        new Duplicate.Request(item, item, SecretBytes.EMPTY, TpmtSymDefObject.NULL);

    assertEquals(TpmRc.AUTH_TYPE, tpm.code(toItself));
    assertEquals(TpmRc.TYPE.handle(2), tpm.policy(policySession()).code(toItself));
  }

  @Test
  void encryptedDuplicationWantsBothWrappers() {
    TpmHandle item = item(MOVABLE.with(TpmaObject.ENCRYPTED_DUPLICATION).build());

    assertEquals(
        TpmRc.SYMMETRIC.parameter(2),
        tpm.policy(policySession())
            .code(new Duplicate.Request(item, parent, SecretBytes.EMPTY, TpmtSymDefObject.NULL)));
    assertEquals(
        TpmRc.HIERARCHY.handle(2),
        tpm.policy(policySession())
            .code(new Duplicate.Request(item, TpmHandle.NULL, SecretBytes.EMPTY, AES)));
  }

  @Test
  void fixedObjectIsNotDuplicated_handle1() {
    KeyTemplate fixed = MOVABLE.with(TpmaObject.FIXED_TPM | TpmaObject.FIXED_PARENT);
    TpmHandle item = item(fixed.build());

    assertEquals(
        TpmRc.ATTRIBUTES.handle(1),
        tpm.policy(policySession())
            .code(new Duplicate.Request(item, parent, SecretBytes.EMPTY, TpmtSymDefObject.NULL)));
  }

  @Test
  void importRefusesWhatDoesNotFit() {
    TpmHandle item = item(MOVABLE.build());
    TpmtPublic publicArea = publicArea(item);
    Bytes sensitive =
        duplicate(item, TpmHandle.NULL, SecretBytes.EMPTY, TpmtSymDefObject.NULL).duplicate();
    TpmtPublic fixed =
        publicArea.withAttributes(publicArea.objectAttributes().with(TpmaObject.FIXED_PARENT));
    TpmtPublic other =
        publicArea.withAttributes(publicArea.objectAttributes().without(TpmaObject.NO_DA));

    assertEquals(
        TpmRc.ATTRIBUTES.parameter(2),
        tpm.code(plainImport(parent, fixed, sensitive, Bytes.EMPTY)));
    assertEquals(
        TpmRc.TYPE.handle(1), tpm.code(plainImport(item, publicArea, sensitive, Bytes.EMPTY)));
    assertEquals(
        TpmRc.SIZE.parameter(3),
        tpm.code(plainImport(parent, other, sensitive.slice(0, 40), Bytes.EMPTY)));
    assertEquals(
        TpmRc.SIZE.parameter(1),
        tpm.code(
            new Import.Request(
                parent, SecretBytes.EMPTY, publicArea, sensitive, Bytes.EMPTY, AES)));
    assertEquals(
        TpmRc.INTEGRITY.parameter(3),
        tpm.code(
            new Import.Request(
                parent,
                secret("0123456789abcdef"),
                other,
                duplicate(item, TpmHandle.NULL, secret("0123456789abcdef"), AES).duplicate(),
                Bytes.EMPTY,
                AES)));
  }

  /** Data under a new storage key of the owner. */
  private TpmHandle item(TpmtPublic template) {
    parent = storageKey(tpm);
    return loadedChild(
        tpm, child(parent, new TpmsSensitiveCreate(SecretBytes.EMPTY, DATA), template));
  }

  private TpmtPublic publicArea(TpmHandle object) {
    return tpm.run(new ReadPublic.Request(object)).outPublic();
  }

  private TpmHandle policySession() {
    TpmHandle session = tpm.startSession(TpmSe.POLICY).sessionHandle();
    tpm.run(new PolicyCommandCode.Request(session, TpmCc.DUPLICATE));
    return session;
  }

  private Duplicate.Response duplicate(
      TpmHandle object, TpmHandle newParent, SecretBytes key, TpmtSymDefObject inner) {
    TpmHandle session = policySession();
    Duplicate.Response response =
        tpm.policy(session).run(new Duplicate.Request(object, newParent, key, inner));
    tpm.run(new FlushContext.Request(session));
    return response;
  }

  private static Import.Request plainImport(
      TpmHandle parent, TpmtPublic publicArea, Bytes duplicate, Bytes seed) {
    return new Import.Request(
        parent, SecretBytes.EMPTY, publicArea, duplicate, seed, TpmtSymDefObject.NULL);
  }
}
