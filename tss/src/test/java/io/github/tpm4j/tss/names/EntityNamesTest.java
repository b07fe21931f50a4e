package io.github.tpm4j.tss.names;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import org.junit.jupiter.api.Test;

class EntityNamesTest {

  /** The NV Index I-1 of the TCG EK Credential Profile 2.x, B.6, with its Name. */
  @Test
  void namesAnNvIndex() {
    TpmaNv attributes =
        TpmaNv.of(
            TpmaNv.POLICYWRITE
                | TpmaNv.WRITEALL
                | TpmaNv.PPREAD
                | TpmaNv.OWNERREAD
                | TpmaNv.AUTHREAD
                | TpmaNv.POLICYREAD
                | TpmaNv.NO_DA
                | TpmaNv.WRITTEN);
    Bytes policyA = Bytes.ofHex("837197674484b3f81a90cc8d46a5d724fd52d76e06520b64f2a1da1b331469aa");
    TpmsNvPublic area =
        new TpmsNvPublic(TpmHandle.of(0x01C07F01), TpmAlg.SHA256, attributes, policyA, 34);
    assertEquals(
        "000b0c9d717e9c3fe69fda41769450bb145957f8b3610e084dbf65591a5d11ecd83f",
        EntityNames.of(area).toHex());
  }

  @Test
  void namesAHierarchyByItsHandle() {
    assertEquals("4000000b", EntityNames.of(TpmHandle.ENDORSEMENT).toHex());
  }

  @Test
  void namesAnObjectByItsPublicArea() {
    Bytes name = EntityNames.of(StorageTemplates.ECC_P256);
    assertEquals("000b", name.slice(0, 2).toHex());
    assertEquals(
        Digests.of(HashAlg.SHA256, StorageTemplates.ECC_P256.marshal()), name.slice(2, 34));
  }

  @Test
  void givesAnObjectWithoutNameAlgNoName() {
    TpmtPublic area = StorageTemplates.ECC_P256;
    TpmtPublic nameless =
        new TpmtPublic(
            area.type(),
            TpmAlg.NULL,
            area.objectAttributes(),
            Bytes.EMPTY,
            area.parameters(),
            area.unique());
    assertEquals(Bytes.EMPTY, EntityNames.of(nameless));
  }
}
