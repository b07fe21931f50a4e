package io.github.tpm4j.engine.commands.nv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.nv.NvReadPublic;
import io.github.tpm4j.tss.commands.nv.NvUndefineSpace;
import io.github.tpm4j.tss.commands.nv.NvUndefineSpaceSpecial;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Revision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** External and permanent NV Indices, which revision 1.83 knows. */
class IndexRangesTest {

  @ParameterizedTest
  @CsvSource({"V183, HANDLE", "V159, VALUE"})
  void externalAndPermanentIndicesAreNotDefined(Revision revision, String code) {
    TestTpm other = TestTpm.started(revision);
    TpmRc expected = code.equals("HANDLE") ? TpmRc.HANDLE : TpmRc.VALUE;
    for (int index : new int[] {0x11000001, 0x12000001}) {
      assertEquals(expected.handle(1), other.code(new NvReadPublic.Request(TpmHandle.of(index))));
    }
  }

  @ParameterizedTest
  @EnumSource
  void permanentIndicesAreNotUndefined(Revision revision) {
    TestTpm tpm = TestTpm.started(revision);
    TpmHandle permanent = TpmHandle.of(0x12000001);
    assertEquals(
        TpmRc.VALUE.handle(2), tpm.code(new NvUndefineSpace.Request(TpmHandle.OWNER, permanent)));
    assertEquals(
        TpmRc.VALUE.handle(1),
        tpm.code(new NvUndefineSpaceSpecial.Request(permanent, TpmHandle.PLATFORM)));
  }
}
