package io.github.tpm4j.engine.commands.management;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.management.SetAlgorithmSet;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import org.junit.jupiter.api.Test;

class SetAlgorithmSetCommandTest {
  private final TestTpm tpm = TestTpm.started();

  @Test
  void theNumberLastsOverAReset() {
    tpm.run(new SetAlgorithmSet.Request(TpmHandle.PLATFORM, 7));
    tpm.restart(TpmSu.CLEAR, TpmSu.CLEAR);
    assertEquals(7, tpm.tpm().state().algorithmSet().get());
  }

  @Test
  void rejectsTheOwner_handle1() {
    assertEquals(TpmRc.VALUE.handle(1), tpm.code(new SetAlgorithmSet.Request(TpmHandle.OWNER, 7)));
  }
}
