package io.github.tpm4j.engine.commands;

import static io.github.tpm4j.engine.crypto.Vectors.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.tpm4j.engine.crypto.Vectors;
import io.github.tpm4j.engine.objects.SeedKeys;
import io.github.tpm4j.engine.testing.PostQuantumKeys;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyMldsa;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyMlkem;
import io.github.tpm4j.tss.algorithms.Tpm2bSignatureMldsa;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.asymmetric.Decapsulate;
import io.github.tpm4j.tss.commands.asymmetric.Encapsulate;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.commands.sequence.SequenceUpdate;
import io.github.tpm4j.tss.commands.sequence.VerifySequenceStart;
import io.github.tpm4j.tss.commands.signing.VerifySequenceComplete;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published vectors of ML-DSA and ML-KEM, through the commands that use such keys. */
class PublishedVectorsTest {
  private final TestTpm tpm = TestTpm.started(PostQuantumKeys.profile());

  static Stream<String[]> verifications() {
    return Vectors.rows("mldsa-verify.tsv").stream();
  }

  @ParameterizedTest(name = "{0} {6}")
  @MethodSource("verifications")
  void verifySequences(
      String set,
      String encoded,
      String message,
      String context,
      String signature,
      String result,
      String reason) {
    LoadExternal.Request load =
        new LoadExternal.Request(
            null,
            external(PostQuantumKeys.mlDsa(MlDsaSet.valueOf(set), false))
                .withUnique(new Tpm2bPublicKeyMldsa(Bytes.of(hex(encoded)))),
            TpmHandle.OWNER);
    if (reason.equals("IncorrectPublicKeyLength")) {
      assertEquals(TpmRc.KEY.parameter(2), tpm.code(load));
      return;
    }

    TpmHandle key = tpm.run(load).objectHandle();
    VerifySequenceStart.Request start =
        new VerifySequenceStart.Request(
            key, SecretBytes.EMPTY, Bytes.EMPTY, Bytes.of(hex(context)));
    if (reason.equals("InvalidContext")) {
      assertEquals(TpmRc.SIZE.parameter(3), tpm.code(start));
      return;
    }

    TpmHandle sequence = tpm.run(start).sequenceHandle();
    tpm.run(new SequenceUpdate.Request(sequence, Bytes.of(hex(message))));
    TpmtSignature given =
        new TpmtSignature(TpmAlg.MLDSA, new Tpm2bSignatureMldsa(Bytes.of(hex(signature))));
    TpmRc expected = result.equals("valid") ? TpmRc.SUCCESS : TpmRc.SIGNATURE.parameter(1);
    assertEquals(expected, tpm.code(new VerifySequenceComplete.Request(sequence, key, given)));
  }

  private static TpmtPublic external(TpmtPublic template) {
    return PostQuantumKeys.with(
        template, 0, PostQuantumKeys.FIXED | TpmaObject.SENSITIVE_DATA_ORIGIN);
  }

  static Stream<String[]> ciphertexts() {
    return Vectors.rows("mlkem-decapsulate.tsv").stream();
  }

  @ParameterizedTest
  @MethodSource("ciphertexts")
  void keysWithAGivenSeedDecapsulate(String set, String seed, String ciphertext, String secret) {
    TpmtPublic template = external(PostQuantumKeys.mlKem(MlKemSet.valueOf(set)));
    TpmtPublic area = template.withUnique(SeedKeys.unique(template, hex(seed)));
    TpmtSensitive sensitive =
        new TpmtSensitive(
            area.type(), SecretBytes.EMPTY, SecretBytes.EMPTY, SecretBytes.of(hex(seed)));
    TpmHandle key =
        tpm.run(new LoadExternal.Request(sensitive, area, TpmHandle.NULL)).objectHandle();

    assertEquals(SecretBytes.of(hex(secret)), decapsulated(key, hex(ciphertext)));
    byte[] changed = hex(ciphertext);
    changed[changed.length - 1] ^= 1;
    assertNotEquals(SecretBytes.of(hex(secret)), decapsulated(key, changed));
  }

  private SecretBytes decapsulated(TpmHandle key, byte[] ciphertext) {
    return tpm.run(new Decapsulate.Request(key, Bytes.of(ciphertext))).sharedSecret();
  }

  static Stream<String[]> encapsulations() {
    return Vectors.rows("mlkem-encapsulate.tsv").stream();
  }

  @ParameterizedTest
  @MethodSource("encapsulations")
  void keysThatAreNotReducedAreNotLoaded(
      String set, String m, String encoded, String ciphertextHash, String secret) {
    MlKemSet of = MlKemSet.valueOf(set);
    LoadExternal.Request load =
        new LoadExternal.Request(
            null,
            external(PostQuantumKeys.mlKem(of))
                .withUnique(new Tpm2bPublicKeyMlkem(Bytes.of(hex(encoded)))),
            TpmHandle.OWNER);
    if (ciphertextHash.equals("refused")) {
      assertEquals(TpmRc.KEY.parameter(2), tpm.code(load));
      return;
    }

    TpmHandle key = tpm.run(load).objectHandle();
    assertEquals(of.ciphertextBytes(), tpm.run(new Encapsulate.Request(key)).ciphertext().size());
  }
}
