package io.github.tpm4j.tss.managed;

import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.error.TpmAuthorizationException;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmLockoutException;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.error.TpmReferenceException;
import io.github.tpm4j.tss.error.TpmResourceException;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.resource.ObjectCache;
import io.github.tpm4j.tss.resource.SessionPool;

/**
 * Mends what makes a command fail and is nobody's fault: the TPM was reset, another program took
 * the slots or flushed what was ours, a PCR changed at the wrong moment. What a turn holds or runs
 * is left alone; after a failure it is that of outer turns only.
 */
final class Recovery {
  private final TpmClient client;
  private final ObjectCache objects;
  private final SessionPool sessions;

  Recovery(TpmClient client, ObjectCache objects, SessionPool sessions) {
    this.client = client;
    this.objects = objects;
    this.sessions = sessions;
  }

  /** Mends what a failure shows; false if there is nothing to mend. */
  boolean mend(TpmException e) {
    if (e instanceof TpmReferenceException || isLostSession(e)) {
      return objects.verify() | sessions.endAll();
    }
    if (e instanceof TpmResponseException response && response.is(TpmRc.INITIALIZE)) {
      return !client.info().resourceManaged();
    }
    if (e instanceof TpmResourceException full) {
      // A persistent object needs a slot too, while it is used.
      return full.concernsSessions()
          ? sessions.endAll()
          : full.concernsObjects() && objects.makeWay();
    }
    // A wrong authValue; or another object has taken the handle of ours, and the HMAC was over its
    // Name; or the nonces of a session are out of step.
    if (e instanceof TpmAuthorizationException) {
      return objects.verify() || sessions.endOutOfStep();
    }
    if (isLostObject(e)) {
      return objects.verify();
    }
    return e instanceof TpmPolicyException policy
        && policy.rc().filter(TpmRc.PCR_CHANGED::equals).isPresent();
  }

  // What some TPMs answer where the reference answers TPM_RC_REFERENCE_S0.
  private static boolean isLostSession(TpmException e) {
    return e instanceof TpmResponseException response
        && response.is(TpmRc.VALUE)
        && response.rc().sessionNumber() != 0;
  }

  // What some TPMs answer where the reference answers TPM_RC_REFERENCE_H0.
  private static boolean isLostObject(TpmException e) {
    return e instanceof TpmResponseException response
        && (response.is(TpmRc.HANDLE) || response.is(TpmRc.VALUE))
        && response.rc().handleNumber() != 0;
  }

  /** The failure, with more to tell of its cause. */
  TpmException explain(TpmException e) {
    if (e instanceof TpmLockoutException lockout) {
      return LockoutAdvice.explain(client, lockout);
    }
    if (e instanceof TpmResourceException full) {
      return SlotAdvice.explain(client, full);
    }
    return e instanceof TpmAuthorizationException wrong ? LockoutAdvice.explain(client, wrong) : e;
  }
}
