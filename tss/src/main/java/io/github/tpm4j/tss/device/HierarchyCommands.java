package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.error.TpmAuthorizationException;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.resource.LoadedObject;
import io.github.tpm4j.tss.resource.PrimaryParent;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.session.SaltKey;
import io.github.tpm4j.tss.session.SessionSpec;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.function.Supplier;

/** Commands that the password of a hierarchy authorises. */
final class HierarchyCommands {

  private HierarchyCommands() {}

  /**
   * Sends a command by a session of its own: that of other commands needs the storage key, which
   * may be what this command makes.
   *
   * @param saltKey of a hierarchy without a password
   * @param authValue of the hierarchy
   */
  static <R extends TpmResponse> R execute(
      DeviceCore core, PrimaryParent saltKey, TpmRequest<R> request, SecretBytes authValue) {
    AuthSession session = saltKey.withAny(core, key -> start(core, key));
    try {
      return core.client().execute(request, Authorization.session(session, authValue));
    } finally {
      end(core, session);
    }
  }

  private static AuthSession start(DeviceCore core, LoadedObject key) {
    SaltKey salt = new SaltKey(key.handle(), key.publicArea());
    return core.client().start(SessionSpec.hmac(HashAlg.SHA256).salted(salt));
  }

  private static void end(DeviceCore core, AuthSession session) {
    session.close();
    try {
      core.client().execute(new FlushContext.Request(session.handle()));
    } catch (TpmException e) {
      // It is gone with the TPM's reset; why the command itself failed is what counts.
      session.setLost();
    }
  }

  /** Runs a command; that the password is wrong is told of the hierarchy. */
  static <T> T explained(Supplier<T> command) {
    try {
      return command.get();
    } catch (TpmAuthorizationException e) {
      throw new TpmAuthorizationException(
          e.failure()
              .explained(
                  "the hierarchy has a password, and none or another one was given",
                  "Give the owner's password in the settings; without it keys can be used only"
                      + " under a storage key that is persistent at 0x81000001"));
    }
  }
}
