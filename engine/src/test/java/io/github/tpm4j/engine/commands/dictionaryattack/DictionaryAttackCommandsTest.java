package io.github.tpm4j.engine.commands.dictionaryattack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.dictionaryattack.DictionaryAttack;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.dictionaryattack.DictionaryAttackLockReset;
import io.github.tpm4j.tss.commands.dictionaryattack.DictionaryAttackParameters;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import org.junit.jupiter.api.Test;

class DictionaryAttackCommandsTest {
  private final TestTpm tpm = TestTpm.started();
  private final DictionaryAttack attack = tpm.tpm().state().dictionaryAttack();

  @Test
  void parametersAreKept() {
    tpm.run(new DictionaryAttackParameters.Request(TpmHandle.LOCKOUT, 5, 60, 90));
    assertEquals(5, attack.maxTries());
    assertEquals(60, attack.recoveryTimeSeconds());
    assertEquals(90, attack.lockoutRecoverySeconds());
  }

  @Test
  void noTriesAtAllIsLockout() {
    tpm.run(new DictionaryAttackParameters.Request(TpmHandle.LOCKOUT, 0, 60, 90));
    assertTrue(attack.isInLockout());
  }

  @Test
  void resetForgetsFailures() {
    attack.registerFailure(false);
    attack.registerFailure(false);
    attack.registerFailure(false);
    assertTrue(attack.isInLockout());
    tpm.run(new DictionaryAttackLockReset.Request(TpmHandle.LOCKOUT));
    assertFalse(attack.isInLockout());
    assertEquals(0, attack.failedTries());
  }

  @Test
  void rejectsOtherHierarchies_handle1() {
    assertEquals(
        TpmRc.VALUE.handle(1), tpm.code(new DictionaryAttackLockReset.Request(TpmHandle.OWNER)));
    assertEquals(
        TpmRc.VALUE.handle(1),
        tpm.code(new DictionaryAttackParameters.Request(TpmHandle.PLATFORM, 1, 1, 1)));
  }
}
