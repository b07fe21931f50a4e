package io.github.tpm4j.engine.dictionaryattack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestObjects;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.dictionaryattack.DictionaryAttackLockReset;
import io.github.tpm4j.tss.commands.dictionaryattack.DictionaryAttackParameters;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Revision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** lockoutAuth after a wrong one, in any revision refused until lockoutRecovery is over. */
class LockoutAuthTest {
  private static final DictionaryAttackLockReset.Request RESET =
      new DictionaryAttackLockReset.Request(TpmHandle.LOCKOUT);

  @ParameterizedTest
  @CsvSource({"V159, LOCKOUT", "V184, LOCKOUT", "V185, AUTH_FAIL"})
  void aRightOneIsRefused(Revision revision, String code) {
    TestTpm tpm = TestTpm.started(revision);
    tpm.run(new DictionaryAttackParameters.Request(TpmHandle.LOCKOUT, 5, 60, 90));
    TpmRc refusal = code.equals("LOCKOUT") ? TpmRc.LOCKOUT : TpmRc.AUTH_FAIL.session(1);

    assertEquals(TpmRc.AUTH_FAIL.session(1), tpm.auth(TestObjects.secret("wrong")).code(RESET));
    assertEquals(refusal, tpm.code(RESET));
    tpm.advanceMillis(89_000);
    assertEquals(refusal, tpm.auth(TestObjects.secret("wrong")).code(RESET));
    tpm.advanceMillis(1_000);
    assertEquals(TpmRc.SUCCESS, tpm.code(RESET));
  }
}
