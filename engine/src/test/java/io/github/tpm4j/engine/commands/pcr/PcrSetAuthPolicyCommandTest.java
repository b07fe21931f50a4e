package io.github.tpm4j.engine.commands.pcr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.pcr.PcrEvent;
import io.github.tpm4j.tss.commands.pcr.PcrSetAuthPolicy;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import org.junit.jupiter.api.Test;

class PcrSetAuthPolicyCommandTest {
  private final TestTpm tpm = TestTpm.started();

  private TpmRc set(int digestBytes, TpmAlg hash, TpmHandle pcr) {
    return tpm.code(
        new PcrSetAuthPolicy.Request(
            TpmHandle.PLATFORM, Bytes.adopt(new byte[digestBytes]), hash, pcr));
  }

  @Test
  void thePcrIsThenUsedByPolicyOnly() {
    assertEquals(TpmRc.SUCCESS, set(32, TpmAlg.SHA256, TpmHandle.ofPcr(20)));
    assertEquals(
        TpmRc.AUTH_TYPE,
        tpm.locality(2).code(new PcrEvent.Request(TpmHandle.ofPcr(20), Bytes.EMPTY)));
  }

  @Test
  void noPolicyIsAnEmptyDigestWithoutAHash() {
    assertEquals(TpmRc.SUCCESS, set(0, TpmAlg.NULL, TpmHandle.ofPcr(20)));
  }

  @Test
  void rejectsDigestOfAnotherSize_parameter1() {
    assertEquals(TpmRc.SIZE.parameter(1), set(31, TpmAlg.SHA256, TpmHandle.ofPcr(0)));
    assertEquals(TpmRc.SIZE.parameter(1), set(0, TpmAlg.SHA256, TpmHandle.ofPcr(20)));
    assertEquals(TpmRc.SIZE.parameter(1), set(1, TpmAlg.NULL, TpmHandle.ofPcr(20)));
  }

  @Test
  void rejectsHashThatIsNotImplemented_parameter2() {
    assertEquals(TpmRc.HASH.parameter(2), set(32, TpmAlg.SM3_256, TpmHandle.ofPcr(20)));
  }

  @Test
  void rejectsPcrThatTakesNoPolicy_parameter3() {
    assertEquals(TpmRc.VALUE.parameter(3), set(32, TpmAlg.SHA256, TpmHandle.ofPcr(0)));
    assertEquals(TpmRc.VALUE.parameter(3), set(32, TpmAlg.SHA256, TpmHandle.ofPcr(24)));
  }
}
