package io.github.tpm4j.tss.device;

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
import java.util.function.Supplier;

/**
 * Tries again after failures that are nobody's fault: the TPM was reset, another program took the
 * slots or flushed what was ours, a PCR changed at the wrong moment.
 */
final class Recovery {
  /** Each try mends one thing; more than this is not going to end. */
  private static final int MAX_TRIES = 5;

  private final TpmClient client;
  private final ObjectCache objects;
  private final SessionPool sessions;

  Recovery(TpmClient client, ObjectCache objects, SessionPool sessions) {
    this.client = client;
    this.objects = objects;
    this.sessions = sessions;
  }

  /** Runs {@code work} with the client's lock held, again as long as that may help. */
  <T> T run(Supplier<T> work) {
    return client.exclusively(() -> runLocked(work));
  }

  private <T> T runLocked(Supplier<T> work) {
    for (int tries = 1; ; tries++) {
      long epoch = client.epoch();
      try {
        return work.get();
      } catch (TpmException e) {
        boolean again = tries < MAX_TRIES && (client.epoch() != epoch || mend(e));
        if (!again) {
          throw explain(e);
        }
      }
    }
  }

  private boolean mend(TpmException e) {
    if (e instanceof TpmReferenceException || isLostSession(e)) {
      return objects.verify() | sessions.flushAll();
    }
    if (e instanceof TpmResponseException response && response.is(TpmRc.INITIALIZE)) {
      return !client.info().resourceManaged();
    }
    if (e instanceof TpmResourceException full) {
      // A persistent object needs a slot too, while it is used.
      return full.concernsSessions()
          ? sessions.flushAll()
          : full.concernsObjects() && objects.makeWay();
    }
    // A wrong authValue; or another object has taken the handle of ours, and the HMAC was over its
    // Name; or the nonces of a session are out of step.
    if (e instanceof TpmAuthorizationException) {
      return objects.verify() || sessions.flushOutOfStep();
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

  private TpmException explain(TpmException e) {
    if (e instanceof TpmLockoutException lockout) {
      return LockoutAdvice.explain(client, lockout);
    }
    return e instanceof TpmAuthorizationException wrong ? LockoutAdvice.explain(client, wrong) : e;
  }
}
