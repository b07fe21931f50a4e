package io.github.tpm4j.tss.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.algorithms.Tpm2bSignatureMldsa;
import io.github.tpm4j.tss.algorithms.TpmsSignatureEcc;
import io.github.tpm4j.tss.algorithms.TpmsSignatureHashMldsa;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.sequence.SequenceUpdate;
import io.github.tpm4j.tss.commands.signing.SignSequenceComplete;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.vectors.Exchanged;
import io.github.tpm4j.tss.vectors.Recording;
import io.github.tpm4j.tss.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures that TPMs have made; those of this project's engine are verified in its own tests. */
class SignatureVerifierTest {
  private static final Bytes MESSAGE =
      Bytes.of("tpm4j v185 message".getBytes(StandardCharsets.US_ASCII));

  private static TpmtPublic key(String title) {
    return ((CreatePrimary.Response) Exchanged.read(Recording.of(title)).response()).outPublic();
  }

  private static TpmtPublic mlDsa(int set) {
    return key("TPM2_CreatePrimary ML-DSA-" + set + " (unrestricted sign, owner, nameAlg SHA-256)");
  }

  private static TpmtSignature signature(String title) {
    return ((SignSequenceComplete.Response) Exchanged.read(Recording.of(title)).response())
        .signature();
  }

  private static TpmtSignature mlDsaSignature(int set) {
    return signature(
        "TPM2_SignSequenceComplete ML-DSA-" + set + " (message \"tpm4j v185 message\" in buffer)");
  }

  @ParameterizedTest
  @ValueSource(ints = {44, 65, 87})
  void verifiesMlDsa(int set) {
    TpmtSignature signature = mlDsaSignature(set);
    assertTrue(SignatureVerifier.verify(mlDsa(set), MESSAGE, signature));
    assertFalse(SignatureVerifier.verify(mlDsa(set), Bytes.EMPTY, signature));
    assertFalse(SignatureVerifier.verify(mlDsa(set), MESSAGE, damaged(signature)));
    assertFalse(SignatureVerifier.verify(mlDsa(set), MESSAGE, cut(signature)));
  }

  private static TpmtSignature damaged(TpmtSignature signature) {
    byte[] octets = ((Tpm2bSignatureMldsa) signature.signature()).buffer().toByteArray();
    octets[100] ^= 1;
    return new TpmtSignature(TpmAlg.MLDSA, new Tpm2bSignatureMldsa(Bytes.adopt(octets)));
  }

  private static TpmtSignature cut(TpmtSignature signature) {
    byte[] octets = ((Tpm2bSignatureMldsa) signature.signature()).buffer().toByteArray();
    Bytes cut = Bytes.adopt(Arrays.copyOf(octets, octets.length - 1));
    return new TpmtSignature(TpmAlg.MLDSA, new Tpm2bSignatureMldsa(cut));
  }

  @Test
  void refusesTheSignatureOfAnotherKey() {
    assertFalse(SignatureVerifier.verify(mlDsa(44), MESSAGE, mlDsaSignature(65)));
    assertFalse(
        SignatureVerifier.verify(
            key("TPM2_CreatePrimary HashML-DSA-44/SHA-256"), MESSAGE, mlDsaSignature(44)));
  }

  @Test
  void verifiesMlDsaWithAContext() throws GeneralSecurityException {
    Bytes signature =
        ((Tpm2bSignatureMldsa)
                signature("TPM2_SignSequenceComplete ML-DSA-65 with context").signature())
            .buffer();
    Bytes context = Bytes.of("app-ctx".getBytes(StandardCharsets.US_ASCII));
    assertTrue(MlDsaVerifier.verify(mlDsa(65), context, MESSAGE, signature));
    assertFalse(MlDsaVerifier.verify(mlDsa(65), Bytes.EMPTY, MESSAGE, signature));
    Bytes tooLong = Bytes.adopt(new byte[256]);
    assertThrows(
        GeneralSecurityException.class,
        () -> MlDsaVerifier.verify(mlDsa(65), tooLong, MESSAGE, signature));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HashML-DSA-44/SHA-256", "HashML-DSA-87/SHA-512"})
  void verifiesHashMlDsa(String kind) {
    TpmtPublic key = key("TPM2_CreatePrimary " + kind);
    TpmtSignature signature = signature("TPM2_SignSequenceComplete " + kind);
    assertTrue(SignatureVerifier.verify(key, sequenceMessage(kind), signature));
    assertFalse(SignatureVerifier.verify(key, Bytes.EMPTY, signature));
    TpmsSignatureHashMldsa signed = (TpmsSignatureHashMldsa) signature.signature();
    assertFalse(
        SignatureVerifier.verify(
            key,
            sequenceMessage(kind),
            new TpmtSignature(
                TpmAlg.HASH_MLDSA, new TpmsSignatureHashMldsa(TpmAlg.SHA384, signed.signature()))));
  }

  /** What the recorded sequence absorbed: its update, and the buffer of its completion. */
  private static Bytes sequenceMessage(String kind) {
    List<Recording> all = Recording.all();
    int complete = all.indexOf(Recording.of("TPM2_SignSequenceComplete " + kind));
    byte[] first =
        ((SequenceUpdate.Request) Exchanged.read(all.get(complete - 1)).request())
            .buffer()
            .toByteArray();
    byte[] last =
        ((SignSequenceComplete.Request) Exchanged.read(all.get(complete)).request())
            .buffer()
            .toByteArray();
    byte[] message = Arrays.copyOf(first, first.length + last.length);
    System.arraycopy(last, 0, message, first.length, last.length);
    return Bytes.adopt(message);
  }

  @Test
  void verifiesEcdsa() {
    TpmtPublic key = key("TPM2_CreatePrimary ECC P-256 ECDSA-SHA256");
    Recording completed = Recording.of("TPM2_SignSequenceComplete ECDSA P-256");
    Bytes message = ((SignSequenceComplete.Request) Exchanged.read(completed).request()).buffer();
    TpmtSignature signature = signature(completed.title());
    assertTrue(SignatureVerifier.verify(key, message, signature));
    assertFalse(SignatureVerifier.verify(key, MESSAGE, signature));
  }

  @Test
  void doesNotKnowWhatNoSchemeSigns() {
    TpmUnsupportedException e =
        assertThrows(
            TpmUnsupportedException.class,
            () -> SignatureVerifier.verify(mlDsa(44), MESSAGE, TpmtSignature.NULL));
    assertTrue(e.getMessage().contains("TPM_ALG_NULL"), e::getMessage);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0000, 0x0010, 0x0044, 0xFFFF})
  void doesNotKnowHashesThatNoKeyIsMadeWith(int hash) {
    TpmtPublic key = key("TPM2_CreatePrimary ECC P-256 ECDSA-SHA256");
    TpmsSignatureEcc numbers = new TpmsSignatureEcc(TpmAlg.of(hash), MESSAGE, MESSAGE);
    assertThrows(
        TpmUnsupportedException.class,
        () -> SignatureVerifier.verify(key, MESSAGE, new TpmtSignature(TpmAlg.ECDSA, numbers)));
  }

  @Test
  void publicKeysHaveTheirFamilysName() {
    assertTrue(PublicKeys.of(mlDsa(65)).getAlgorithm().startsWith("ML-DSA"));
    assertEquals(
        "X.509", PublicKeys.of(key("TPM2_CreatePrimary HashML-DSA-87/SHA-512")).getFormat());
    assertThrows(
        TpmUnsupportedException.class,
        () -> PublicKeys.of(key("TPM2_CreatePrimary HashML-DSA-44/SHA-256")));
  }
}
