package io.github.tpm4j.engine.commands.pcr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.pcr.PcrEvent;
import io.github.tpm4j.tss.commands.pcr.PcrRead;
import io.github.tpm4j.tss.commands.pcr.PcrReset;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PcrResetCommandTest {
  private final TestTpm tpm = TestTpm.started();

  @Test
  void thePcrIsZerosAfterwards() {
    tpm.run(new PcrEvent.Request(TpmHandle.ofPcr(16), Bytes.of((byte) 1)));
    tpm.run(new PcrReset.Request(TpmHandle.ofPcr(16)));
    TpmlPcrSelection selection =
        new TpmlPcrSelection(List.of(TpmsPcrSelection.of(TpmAlg.SHA256, 16)));
    assertEquals(
        Bytes.adopt(new byte[32]),
        tpm.run(new PcrRead.Request(selection)).pcrValues().digests().get(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 15, 17, 20, 22})
  void rejectsPcrThatLocalityZeroMayNotReset(int pcr) {
    assertEquals(TpmRc.LOCALITY, tpm.code(new PcrReset.Request(TpmHandle.ofPcr(pcr))));
  }

  @Test
  void localityTwoResetsThePcrOfTheOperatingSystem() {
    assertEquals(TpmRc.SUCCESS, tpm.locality(2).code(new PcrReset.Request(TpmHandle.ofPcr(20))));
  }

  @Test
  void rejectsLocalityFour_whichResetsByItsEvent() {
    assertEquals(TpmRc.LOCALITY, tpm.locality(4).code(new PcrReset.Request(TpmHandle.ofPcr(17))));
  }

  @Test
  void rejectsNoPcr_handle1() {
    assertEquals(TpmRc.VALUE.handle(1), tpm.code(new PcrReset.Request(TpmHandle.NULL)));
  }
}
