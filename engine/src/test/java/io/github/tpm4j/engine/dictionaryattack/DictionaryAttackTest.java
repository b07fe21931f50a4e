package io.github.tpm4j.engine.dictionaryattack;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.clock.ResetCounts;
import io.github.tpm4j.engine.clock.TpmClock;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.tss.constants.TpmRc;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DictionaryAttackTest {
  private final StateKeeper keeper = new StateKeeper(new MemoryStore());
  private final AtomicLong millis = new AtomicLong();
  private final TpmClock clock = new TpmClock(keeper, millis::get, 4096, new ResetCounts(keeper));
  private final DictionaryAttack attack = new DictionaryAttack(keeper, clock, Profile.pcClient());

  @BeforeEach
  void begin() {
    clock.start(true);
    attack.clear();
    attack.start(true);
  }

  private void passSeconds(long seconds) {
    millis.addAndGet(seconds * 1000);
    clock.update();
    attack.selfHeal();
  }

  private void fail(int times) {
    for (int count = 0; count < times; count++) {
      attack.checkUse(false);
      attack.registerFailure(false);
    }
  }

  @Test
  void locksOutAfterMaxTries() {
    fail(3);

    assertTrue(attack.isInLockout());
    TpmFailure failure = assertThrows(TpmFailure.class, () -> attack.checkUse(false));
    assertEquals(TpmRc.LOCKOUT, failure.code());
    assertDoesNotThrow(() -> attack.checkUse(true), "lockoutAuth has its own rule");
  }

  @Test
  void forgivesOneFailureARecoveryTime() {
    fail(3);
    passSeconds(999);
    assertEquals(3, attack.failedTries());
    passSeconds(1);
    assertEquals(2, attack.failedTries());
    passSeconds(1999);
    assertEquals(1, attack.failedTries());
    passSeconds(1);
    assertEquals(0, attack.failedTries());
  }

  @Test
  void failureBeginsTheRecoveryTimeAnew() {
    fail(1);
    passSeconds(999);
    fail(1);
    passSeconds(999);

    assertEquals(2, attack.failedTries());
  }

  @Test
  void withoutRecoveryTimeFailuresDoNotCount() {
    attack.setParameters(3, 0, 1000);
    fail(5);

    assertEquals(0, attack.failedTries());
  }

  @Test
  void withoutTriesNothingIsAccepted() {
    attack.setParameters(0, 1000, 1000);

    assertThrows(TpmFailure.class, () -> attack.checkUse(false));
  }

  @Test
  void lockoutAuthIsRefusedUntilItsRecovery() {
    attack.registerFailure(true);
    assertThrows(TpmFailure.class, () -> attack.checkUse(true));
    passSeconds(999);
    assertFalse(attack.isLockoutAuthEnabled());
    passSeconds(1);
    assertTrue(attack.isLockoutAuthEnabled());
  }

  @Test
  void lockoutAuthWithoutRecoveryWaitsForStartup() {
    attack.setParameters(3, 1000, 0);
    attack.registerFailure(true);
    passSeconds(100_000);
    assertFalse(attack.isLockoutAuthEnabled());

    attack.start(true);
    assertTrue(attack.isLockoutAuthEnabled());
  }

  @Test
  void powerLossCountsAsFailureOnlyAfterUse() {
    attack.start(false);
    assertEquals(0, attack.failedTries());

    attack.checkUse(false);
    attack.start(false);
    assertEquals(1, attack.failedTries());
  }

  @Test
  void orderlyStartCountsNothing() {
    attack.checkUse(false);
    attack.start(true);

    assertEquals(0, attack.failedTries());
  }
}
