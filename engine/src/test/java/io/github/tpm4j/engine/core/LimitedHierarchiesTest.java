package io.github.tpm4j.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.nv.NvReadPublic;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.commands.symmetric.Hash;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitedHierarchiesTest {
  private final TestTpm tpm = TestTpm.started(Revision.V183);

  private static CreatePrimary.Request create(int hierarchy) {
    return new CreatePrimary.Request(
        TpmHandle.of(hierarchy),
        new TpmsSensitiveCreate(SecretBytes.EMPTY, SecretBytes.EMPTY),
        StorageTemplates.ECC_P256,
        Bytes.EMPTY,
        new TpmlPcrSelection(List.of()));
  }

  private static LoadExternal.Request load(int hierarchy) {
    return new LoadExternal.Request(null, StorageTemplates.ECC_P256, TpmHandle.of(hierarchy));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x40000140, 0x40000141, 0x40000142, 0x40000143})
  void thereIsNoSecretOfTheFirmware(int hierarchy) {
    assertEquals(TpmRc.FW_LIMITED.handle(1), tpm.code(create(hierarchy)));
    assertEquals(TpmRc.FW_LIMITED.parameter(3), tpm.code(load(hierarchy)));
    assertEquals(TpmRc.SUCCESS, tpm.code(new GetRandom.Request(4)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x40010000, 0x4002FFFF, 0x40030001, 0x40040000})
  void thereIsNoSecretOfAVersionOfIt(int hierarchy) {
    assertEquals(TpmRc.SVN_LIMITED.handle(1), tpm.code(create(hierarchy)));
    assertEquals(TpmRc.SVN_LIMITED.parameter(3), tpm.code(load(hierarchy)));
    assertEquals(TpmRc.SUCCESS, tpm.code(new GetRandom.Request(4)));
  }

  @ParameterizedTest
  @CsvSource({"40000140, FW", "40000143, FW", "40010000, SVN", "4004ffff, SVN"})
  void givesNoTicketOfThem(String hierarchy, String kind) {
    TpmHandle handle = TpmHandle.of(Integer.parseInt(hierarchy, 16));
    TpmRc code = tpm.code(new Hash.Request(Bytes.ofHex("0102030405"), TpmAlg.SHA256, handle));
    assertEquals(kind.equals("FW") ? TpmRc.FW_LIMITED : TpmRc.SVN_LIMITED, code);
    assertEquals(TpmRc.SUCCESS, tpm.code(new GetRandom.Request(4)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x40000140, 0x40010000})
  void theyAreNoHandlesOf159(int hierarchy) {
    assertEquals(TpmRc.VALUE.handle(1), TestTpm.started().code(create(hierarchy)));
  }

  @ParameterizedTest
  @CsvSource({"V183, HANDLE", "V159, VALUE"})
  void externalAndPermanentIndicesAreNotDefined(Revision revision, String code) {
    TestTpm other = TestTpm.started(revision);
    TpmRc expected = code.equals("HANDLE") ? TpmRc.HANDLE : TpmRc.VALUE;
    for (int index : new int[] {0x11000001, 0x12000001}) {
      assertEquals(expected.handle(1), other.code(new NvReadPublic.Request(TpmHandle.of(index))));
    }
  }
}
