package io.github.tpm4j.engine.commands.nv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.SecretBytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An Index that is written at once must fit into one TPM2_NV_Write, in every revision. */
class WriteAllTest {

  private static NvDefineSpace.Request define(int size, int attributes) {
    TpmaNv all = TpmaNv.of(TpmaNv.OWNERREAD | TpmaNv.OWNERWRITE | attributes);
    return new NvDefineSpace.Request(
        TpmHandle.OWNER,
        SecretBytes.EMPTY,
        new TpmsNvPublic(TpmHandle.of(0x01800001), TpmAlg.SHA256, all, Bytes.EMPTY, size));
  }

  @ParameterizedTest
  @EnumSource
  void isNoLongerThanTheBuffer_parameter2(Revision revision) {
    TestTpm tpm = TestTpm.started(revision);
    int most = tpm.tpm().state().profile().of(Limit.MAX_NV_BUFFER_SIZE);
    assertEquals(TpmRc.SIZE.parameter(2), tpm.code(define(most + 1, TpmaNv.WRITEALL)));
    assertEquals(TpmRc.SUCCESS, tpm.code(define(most, TpmaNv.WRITEALL)));
  }
}
