package io.github.tpm4j.engine.commands.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.session.PolicyRestart;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.handles.HandleRange;
import io.github.tpm4j.tss.handles.TpmHandle;
import org.junit.jupiter.api.Test;

/** HMAC and policy sessions share their numbers. */
class OtherKindOfSessionTest {
  private final TestTpm tpm = TestTpm.started();

  @Test
  void rejectsNumberOfHmacSessionAsPolicySession_handle1() {
    TpmHandle hmac = tpm.startSession(TpmSe.HMAC).sessionHandle();
    int number = hmac.value() - HandleRange.HMAC_SESSION.first();

    assertEquals(TpmRc.HANDLE.handle(1), tpm.code(restart(number)));
    assertEquals(TpmRc.REFERENCE_H0, tpm.code(restart(number + 1)));
  }

  private static PolicyRestart.Request restart(int number) {
    return new PolicyRestart.Request(TpmHandle.of(HandleRange.POLICY_SESSION.first() + number));
  }
}
