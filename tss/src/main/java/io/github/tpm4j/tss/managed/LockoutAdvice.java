package io.github.tpm4j.tss.managed;

import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.client.TpmProperties;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.error.Failure;
import io.github.tpm4j.tss.error.TpmAuthorizationException;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmLockoutException;
import java.time.Duration;

/** Tells how the TPM's protection against guessing stands (Part 1, 19.8). */
final class LockoutAdvice {

  private LockoutAdvice() {}

  /** The exception, with how long the lockout lasts and how to end it. */
  static TpmLockoutException explain(TpmClient client, TpmLockoutException e) {
    try {
      int failed = TpmProperties.read(client, TpmPt.LOCKOUT_COUNTER);
      int allowed = TpmProperties.read(client, TpmPt.MAX_AUTH_FAIL);
      client.activity().lockout(failed, allowed);
      int seconds = TpmProperties.read(client, TpmPt.LOCKOUT_INTERVAL);
      return new TpmLockoutException(
          e.failure()
              .explained(
                  "the TPM is locked out after %d of %d wrong authorisation values"
                      .formatted(failed, allowed),
                  advice(seconds)),
          e);
    } catch (TpmException unknown) {
      e.addSuppressed(unknown);
      return e;
    }
  }

  private static String advice(int recoverySeconds) {
    Duration wait = Duration.ofSeconds(recoverySeconds & 0xFFFF_FFFFL);
    return "Wait: one try comes back every "
        + text(wait)
        + " in which no wrong value is given; or reset the lockout with the lockout password"
        + " (tpm2_dictionarylockout --clear-lockout). Keys made with noDA are not affected";
  }

  /** The exception, with how many tries are left where they are counted. */
  static TpmAuthorizationException explain(TpmClient client, TpmAuthorizationException e) {
    if (!e.is(TpmRc.AUTH_FAIL)) {
      return e;
    }
    try {
      int failed = TpmProperties.read(client, TpmPt.LOCKOUT_COUNTER);
      int allowed = TpmProperties.read(client, TpmPt.MAX_AUTH_FAIL);
      client.activity().lockout(failed, allowed);
      Failure failure = e.failure();
      String tries = ". That was wrong try %d of %d; then the TPM locks".formatted(failed, allowed);
      return new TpmAuthorizationException(
          failure.explained(failure.meaning(), "Check the password" + tries));
    } catch (TpmException unknown) {
      e.addSuppressed(unknown);
      return e;
    }
  }

  private static String text(Duration time) {
    return time.toHours() > 2
        ? time.toHours() + " hours"
        : time.toMinutes() > 2 ? time.toMinutes() + " minutes" : time.toSeconds() + " seconds";
  }
}
