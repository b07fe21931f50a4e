package io.github.tpm4j.engine.commands.object;

import static io.github.tpm4j.engine.testing.PostQuantumKeys.mlDsa;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.mlDsaRestricted;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.mlKemStorage;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.ownersPrimary;
import static io.github.tpm4j.engine.testing.TestObjects.child;
import static io.github.tpm4j.engine.testing.TestObjects.loadedChild;
import static io.github.tpm4j.engine.testing.TestObjects.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.objects.ObjectNames;
import io.github.tpm4j.engine.objects.SeedKeys;
import io.github.tpm4j.engine.testing.PostQuantumKeys;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.duplication.Import;
import io.github.tpm4j.tss.commands.object.ActivateCredential;
import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.crypto.Cfb;
import io.github.tpm4j.tss.crypto.Hmacs;
import io.github.tpm4j.tss.crypto.KdfLabel;
import io.github.tpm4j.tss.crypto.Kdfa;
import io.github.tpm4j.tss.crypto.SecretSharing;
import io.github.tpm4j.tss.crypto.SharedSecret;
import io.github.tpm4j.tss.crypto.SoftwareHash;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What software wraps for an ML-KEM key, by a secret that it encapsulated, the TPM unwraps. */
class SoftwareWrappingTest {
  private static final byte[] NONE = {};

  private final TestTpm tpm = TestTpm.started(PostQuantumKeys.profile());

  /** The outer wrapping (Part 1, 23.3.2.3 and 24.4) by a key with SHA-256 and AES-128. */
  private static Bytes wrap(SharedSecret shared, Bytes name, byte[] data) {
    byte[] seed = shared.secret().toByteArray();
    byte[] nameOctets = name.toByteArray();
    SoftwareHash hash = SoftwareHash.of(HashAlg.SHA256);
    byte[] cipherKey = Kdfa.derive(hash, seed, KdfLabel.STORAGE, nameOctets, NONE, 128);
    byte[] macKey = Kdfa.derive(hash, seed, KdfLabel.INTEGRITY, NONE, NONE, 256);
    byte[] encrypted = Cfb.encrypt(TpmAlg.AES, cipherKey, new byte[Cfb.BLOCK_BYTES], data);
    byte[] mac = Hmacs.of(HashAlg.SHA256, macKey, encrypted, nameOctets);
    return Bytes.adopt(new TpmWriter().sized(Bytes.adopt(mac)).array(encrypted).toByteArray());
  }

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
    Bytes blob = wrap(shared, name, credential);

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

  @ParameterizedTest
  @MethodSource("movable")
  void aSeedIsImported_andLoaded(TpmtPublic template) {
    TpmHandle parent = ownersPrimary(tpm, mlKemStorage(MlKemSet.ML_KEM_768));
    byte[] seed = new byte[SeedKeys.seedBytes(template.type())];
    seed[0] = 1;
    TpmtPublic area = template.withUnique(SeedKeys.unique(template, seed));

    Bytes imported = imported(parent, area, seed);
    assertEquals(ObjectNames.name(area), tpm.run(new Load.Request(parent, imported, area)).name());
  }

  private Bytes imported(TpmHandle parent, TpmtPublic area, byte[] seed) {
    SharedSecret shared = SecretSharing.with(area(parent), KdfLabel.DUPLICATE);
    TpmtSensitive sensitive =
        new TpmtSensitive(area.type(), SecretBytes.EMPTY, SecretBytes.EMPTY, SecretBytes.of(seed));
    byte[] data = new TpmWriter().sized(sensitive).toByteArray();
    return tpm.run(
            new Import.Request(
                parent,
                SecretBytes.EMPTY,
                area,
                wrap(shared, ObjectNames.name(area), data),
                shared.encrypted(),
                TpmtSymDefObject.NULL))
        .outPrivate();
  }
}
