package io.github.tpm4j.engine.commands.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestObjects;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.sequence.SequenceUpdate;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;
import org.junit.jupiter.api.Test;

class SequenceUpdateCommandTest {
  private final TestTpm tpm = TestTpm.started();

  @Test
  void rejectsKeyWithModeOfParameter1_asLibtpmsNumbersIt() {
    assertEquals(
        TpmRc.MODE.parameter(1),
        tpm.code(new SequenceUpdate.Request(TestObjects.storageKey(tpm), Bytes.EMPTY)));
  }
}
