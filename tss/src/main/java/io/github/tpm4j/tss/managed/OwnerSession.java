package io.github.tpm4j.tss.managed;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.error.TpmAuthorizationException;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.resource.Resident;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.session.SessionSpec;
import io.github.tpm4j.tss.wire.SecretBytes;

/** Commands that the password of a hierarchy authorises, to make the storage key. */
final class OwnerSession {

  private OwnerSession() {}

  /**
   * Sends a command by a session of its own: that of other commands may need the storage key, which
   * may be what this command makes.
   *
   * @param authValue of the hierarchy
   */
  static <R extends TpmResponse> R execute(
      Turn turn, TpmRequest<R> request, SecretBytes authValue) {
    AuthSession session = start(turn);
    try {
      return turn.client().execute(request, Authorization.session(session, authValue));
    } finally {
      end(turn, session);
    }
  }

  private static AuthSession start(Turn turn) {
    try (Resident key = SaltKeys.ofNullHierarchy(turn)) {
      return SaltKeys.start(turn, SessionSpec.hmac(HashAlg.SHA256), key);
    }
  }

  private static void end(Turn turn, AuthSession session) {
    session.close();
    try {
      turn.client().execute(new FlushContext.Request(session.handle()));
    } catch (TpmException e) {
      // It is gone with the TPM's reset; why the command itself failed is what counts.
      session.setLost();
    }
  }

  /** That the password is wrong, told of the hierarchy. */
  static TpmAuthorizationException explained(TpmAuthorizationException e) {
    return new TpmAuthorizationException(
        e.failure()
            .explained(
                "the hierarchy has a password, and none or another one was given",
                "Give the owner's password in the settings, or use keys under a storage key that"
                    + " is persistent (parent=81000001)"));
  }
}
