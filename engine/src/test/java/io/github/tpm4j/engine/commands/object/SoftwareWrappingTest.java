package io.github.tpm4j.engine.commands.object;

import static io.github.tpm4j.engine.testing.PostQuantumKeys.mlDsa;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.mlDsaRestricted;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.mlKemStorage;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.ownersPrimary;
import static io.github.tpm4j.engine.testing.TestObjects.child;
import static io.github.tpm4j.engine.testing.TestObjects.loadedChild;
import static io.github.tpm4j.engine.testing.TestObjects.primary;
import static io.github.tpm4j.engine.testing.TestObjects.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.engine.objects.ObjectNames;
import io.github.tpm4j.engine.objects.SeedKeys;
import io.github.tpm4j.engine.testing.PostQuantumKeys;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.object.ActivateCredential;
import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.crypto.KdfLabel;
import io.github.tpm4j.tss.crypto.OuterWrap;
import io.github.tpm4j.tss.crypto.SecretSharing;
import io.github.tpm4j.tss.crypto.SharedSecret;
import io.github.tpm4j.tss.duplication.SoftwareDuplicate;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What software wraps for an ML-KEM key, by a secret that it encapsulated, the TPM unwraps. */
class SoftwareWrappingTest {
  private static final byte[] NONE = {};

  private final TestTpm tpm = TestTpm.started(PostQuantumKeys.profile());

  private TpmtPublic area(TpmHandle key) {
    return tpm.run(new ReadPublic.Request(key)).outPublic();
  }

  @ParameterizedTest
  @EnumSource(MlKemSet.class)
  void aCredentialIsActivated_andOnlyIfItIsForThatObject(MlKemSet set) {
    TpmHandle key = ownersPrimary(tpm, mlKemStorage(set));
    TpmHandle object = loadedChild(tpm, child(key, mlDsaRestricted(MlDsaSet.ML_DSA_44)));
    SharedSecret shared = SecretSharing.with(area(key), KdfLabel.IDENTITY);
    byte[] credential = new TpmWriter().sized(secret("a credential")).toByteArray();
    Bytes name = ObjectNames.name(area(object));
    Bytes blob = OuterWrap.wrap(area(key), shared.secret(), name, credential);

    assertEquals(
        secret("a credential"),
        tpm.run(new ActivateCredential.Request(object, key, blob, shared.encrypted())).certInfo());
    byte[] changed = shared.encrypted().toByteArray();
    changed[9] ^= 1;
    assertEquals(
        TpmRc.INTEGRITY.parameter(1),
        tpm.code(new ActivateCredential.Request(object, key, blob, Bytes.of(changed))));
  }

  static Stream<TpmtPublic> movable() {
    return Stream.of(
            Stream.of(MlKemSet.values()).map(PostQuantumKeys::mlKem),
            Stream.of(MlDsaSet.values()).map(set -> mlDsa(set, false)),
            Stream.of(PostQuantumKeys.hashMlDsa(MlDsaSet.ML_DSA_65, TpmAlg.SHA512)))
        .flatMap(templates -> templates)
        .map(
            template ->
                PostQuantumKeys.with(
                    template, 0, PostQuantumKeys.FIXED | TpmaObject.SENSITIVE_DATA_ORIGIN));
  }

  static Stream<TpmtPublic> parents() {
    return Stream.concat(
        Stream.of(MlKemSet.values()).map(PostQuantumKeys::mlKemStorage),
        Stream.of(StorageTemplates.ECC_P256, StorageTemplates.RSA_2048));
  }

  @ParameterizedTest
  @MethodSource("movable")
  void aSeedIsImported_andLoaded(TpmtPublic template) {
    assertMoves(template, mlKemStorage(MlKemSet.ML_KEM_768));
  }

  @ParameterizedTest
  @MethodSource("parents")
  void everyKindOfParentTakesASeed_inOneWrapperAndInTwo(TpmtPublic parent) {
    TpmtPublic template = movable().findFirst().orElseThrow();
    assertMoves(template, parent);
    assertMoves(PostQuantumKeys.with(template, TpmaObject.ENCRYPTED_DUPLICATION, 0), parent);
  }

  private void assertMoves(TpmtPublic template, TpmtPublic parentTemplate) {
    TpmHandle parent = ownersPrimary(tpm, parentTemplate);
    byte[] seed = new byte[SeedKeys.seedBytes(template.type())];
    seed[0] = 1;
    TpmtPublic area = template.withUnique(SeedKeys.unique(template, seed));
    TpmtSensitive sensitive =
        new TpmtSensitive(area.type(), SecretBytes.EMPTY, SecretBytes.EMPTY, SecretBytes.of(seed));
    try (SoftwareDuplicate duplicate = SoftwareDuplicate.of(area, sensitive, area(parent))) {
      Bytes imported = tpm.run(duplicate.request(parent)).outPrivate();
      TpmHandle key = tpm.run(new Load.Request(parent, imported, area)).objectHandle();
      assertEquals(ObjectNames.name(area), tpm.run(new ReadPublic.Request(key)).name());
      tpm.run(new FlushContext.Request(key));
    }
    tpm.run(new FlushContext.Request(parent));
  }

  @Test
  void anotherParentDoesNotTakeIt_parameter3() {
    TpmtPublic template = movable().findFirst().orElseThrow();
    byte[] seed = new byte[SeedKeys.seedBytes(template.type())];
    TpmtPublic area = template.withUnique(SeedKeys.unique(template, seed));
    TpmHandle parent = ownersPrimary(tpm, mlKemStorage(MlKemSet.ML_KEM_768));
    TpmHandle other =
        tpm.run(primary(TpmHandle.ENDORSEMENT, mlKemStorage(MlKemSet.ML_KEM_768))).objectHandle();
    TpmtSensitive sensitive =
        new TpmtSensitive(area.type(), SecretBytes.EMPTY, SecretBytes.EMPTY, SecretBytes.of(seed));
    try (SoftwareDuplicate duplicate = SoftwareDuplicate.of(area, sensitive, area(parent))) {
      assertEquals(TpmRc.INTEGRITY.parameter(3), tpm.code(duplicate.request(other)));
    }
  }

  @Test
  void whatDoesNotMoveIsNotWrapped() {
    TpmtPublic movable = movable().findFirst().orElseThrow();
    TpmtSensitive none =
        new TpmtSensitive(movable.type(), SecretBytes.EMPTY, SecretBytes.EMPTY, SecretBytes.EMPTY);
    TpmtPublic fixed = PostQuantumKeys.with(movable, PostQuantumKeys.FIXED, 0);
    TpmtPublic storage = StorageTemplates.ECC_P256;
    assertThrows(IllegalArgumentException.class, () -> SoftwareDuplicate.of(fixed, none, storage));
    assertThrows(
        IllegalArgumentException.class, () -> SoftwareDuplicate.of(movable, none, movable));
  }
}
