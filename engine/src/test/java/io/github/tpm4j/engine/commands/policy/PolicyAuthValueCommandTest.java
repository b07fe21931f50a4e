package io.github.tpm4j.engine.commands.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.tss.commands.policy.PolicyAuthValue;
import io.github.tpm4j.tss.commands.policy.PolicyPassword;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import org.junit.jupiter.api.Test;

/** PolicyAuthValue and PolicyPassword have one digest. */
class PolicyAuthValueCommandTest {
  private static final Bytes DIGEST =
      PolicyTpm.extend(PolicyTpm.ZERO, TpmCc.POLICY_AUTH_VALUE, Bytes.EMPTY);

  private final PolicyTpm tpm = new PolicyTpm();
  private final TpmHandle session = tpm.policy();

  @Test
  void bothDigestsAreThatOfPolicyAuthValue() {
    tpm.run(new PolicyAuthValue.Request(session));
    assertEquals(DIGEST, tpm.digest(session));
    TpmHandle other = tpm.trial();
    tpm.run(new PolicyPassword.Request(other));
    assertEquals(DIGEST, tpm.digest(other));
  }

  @Test
  void thePasswordIsGivenInTheClear() {
    defineAndWrite();
    tpm.run(new PolicyPassword.Request(session));
    tpm.tpm.policy(session).auth(PolicyTpm.secret("pin"));
    assertEquals(TpmRc.SUCCESS, tpm.code(PolicyTpm.read()));
  }

  @Test
  void rejectsWrongPassword_session1() {
    defineAndWrite();
    tpm.run(new PolicyPassword.Request(session));
    tpm.tpm.policy(session).auth(PolicyTpm.secret("nip"));
    assertEquals(TpmRc.BAD_AUTH.session(1), tpm.code(PolicyTpm.read()));
  }

  @Test
  void rejectsPasswordWhereAnHmacIsDemanded_session1() {
    defineAndWrite();
    tpm.run(new PolicyPassword.Request(session));
    tpm.run(new PolicyAuthValue.Request(session));
    tpm.tpm.policy(session).auth(PolicyTpm.secret("pin"));
    assertEquals(TpmRc.POLICY_FAIL.session(1), tpm.code(PolicyTpm.read()));
    TpmHandle other = tpm.policy();
    tpm.run(new PolicyAuthValue.Request(other));
    tpm.tpm.policy(other).auth(PolicyTpm.secret("pin"));
    assertEquals(TpmRc.BAD_AUTH.session(1), tpm.code(PolicyTpm.read()));
  }

  private void defineAndWrite() {
    tpm.defineIndex(DIGEST, "pin", PolicyTpm.CONTENT);
    tpm.writeIndex(PolicyTpm.CONTENT);
  }
}
