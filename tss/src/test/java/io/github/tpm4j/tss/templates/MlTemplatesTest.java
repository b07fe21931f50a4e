package io.github.tpm4j.tss.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.objects.TpmsMlkemParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.vectors.Exchanged;
import io.github.tpm4j.tss.vectors.Recording;
import org.junit.jupiter.api.Test;

/** Templates of ML-DSA and ML-KEM, beside those that a TPM of version 185 took. */
class MlTemplatesTest {

  /** What the recorded TPM was sent, with the attributes of ours, which are a matter of taste. */
  private static TpmtPublic recorded(String key, TpmtPublic ours) {
    Recording recording = Recording.of("TPM2_CreatePrimary " + key);
    TpmtPublic sent = ((CreatePrimary.Request) Exchanged.read(recording).request()).inPublic();
    int use = TpmaObject.SIGN | TpmaObject.DECRYPT | TpmaObject.RESTRICTED;
    assertEquals(sent.objectAttributes().value() & use, ours.objectAttributes().value() & use, key);
    return sent.withAttributes(ours.objectAttributes());
  }

  private static void assertTaken(String key, TpmtPublic ours) {
    assertEquals(recorded(key, ours), ours);
  }

  @Test
  void signingKeys_areWhatATpmTakes() {
    assertTaken(
        "ML-DSA-65 (unrestricted sign, owner, nameAlg SHA-256)",
        KeyTemplate.mlDsa(MlDsaSet.ML_DSA_65).build());
    assertTaken(
        "HashML-DSA-87/SHA-512", KeyTemplate.hashMlDsa(MlDsaSet.ML_DSA_87, HashAlg.SHA512).build());
  }

  @Test
  void decapsulatingKeys_areWhatATpmTakes() {
    assertTaken(
        "ML-KEM-1024 (unrestricted decrypt)", KeyTemplate.mlKem(MlKemSet.ML_KEM_1024).build());
  }

  @Test
  void storageKeys_areWhatATpmTakes() {
    TpmtPublic area = StorageTemplates.mlKem(MlKemSet.ML_KEM_512);
    TpmtPublic taken =
        recorded("ML-KEM-768 restricted decrypt (storage parent, AES-128-CFB)", area);
    assertEquals(cipher(taken), cipher(area));
    assertEquals(taken.marshal().length, area.marshal().length);
  }

  @Test
  void storageKeys_haveACipherOfTheirStrength() {
    assertEquals(128, cipher(StorageTemplates.mlKem(MlKemSet.ML_KEM_512)).keyBits());
    assertEquals(256, cipher(StorageTemplates.mlKem(MlKemSet.ML_KEM_768)).keyBits());
    assertEquals(256, cipher(StorageTemplates.mlKem(MlKemSet.ML_KEM_1024)).keyBits());
  }

  private static TpmtSymDefObject cipher(TpmtPublic area) {
    return ((TpmsMlkemParms) area.parameters()).symmetric();
  }
}
