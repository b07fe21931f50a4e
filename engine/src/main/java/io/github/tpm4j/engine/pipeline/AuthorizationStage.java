package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.entity.AuthUse;
import io.github.tpm4j.engine.entity.AuthValues;
import io.github.tpm4j.engine.entity.Authorizable;
import io.github.tpm4j.engine.nv.NvIndex;
import io.github.tpm4j.engine.nv.NvPin;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.session.Session;
import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.MessageDigest;

/** Checks every session of the command, one after the other (Part 1, 19.4; Part 3, 5.6). */
final class AuthorizationStage {
  private final TpmState tpm;
  private final PolicyAuthorization policies;

  AuthorizationStage(TpmState tpm) {
    this.tpm = tpm;
    policies = new PolicyAuthorization(tpm);
  }

  /**
   * The sessions, with what their HMACs cover.
   *
   * @throws TpmFailure the session, if it does not authorise what it should
   */
  SessionArea check(ReceivedCommand command) {
    return command.sessions().map(use -> check(command, use));
  }

  private SessionUse check(ReceivedCommand command, SessionUse use) {
    checkKind(use);
    try {
      if (use.entity() == null) {
        checkWithoutEntity(command, use);
        return use;
      }
      return checkEntity(command, use);
    } catch (TpmFailure e) {
      throw use.failure(e.code());
    }
  }

  private void checkKind(SessionUse use) {
    if (use.isPassword()) {
      use.require(use.entity() != null, TpmRc.HANDLE);
      return;
    }
    use.require(!use.session().isTrial(), TpmRc.ATTRIBUTES);
    if (use.session().binding().isDaProtected()) {
      tpm.dictionaryAttack().checkUse(use.session().binding().isLockout());
    }
  }

  /** A session that audits, decrypts or encrypts, and knows no authValue. */
  private void checkWithoutEntity(ReceivedCommand command, SessionUse use) {
    int purposes = TpmaSession.AUDIT | TpmaSession.DECRYPT | TpmaSession.ENCRYPT;
    TpmFailure.require((use.attributes().value() & purposes) != 0, TpmRc.ATTRIBUTES);
    checkHmac(command, use);
  }

  private SessionUse checkEntity(ReceivedCommand command, SessionUse received) {
    Authorizable entity = received.entity();
    checkPhysicalPresence(command, entity);
    boolean isPolicy = !received.isPassword() && received.session().isPolicy();
    boolean usesAuthValue = usesAuthValue(received, isPolicy);
    SessionUse use = received.withAuthValue(usesAuthValue && !received.isPassword());
    if (usesAuthValue && entity.isDaProtected()) {
      tpm.dictionaryAttack().checkUse(entity.handle().equals(TpmHandle.LOCKOUT));
    }
    AuthUse purpose = new AuthUse(command.code(), command.entry().role(use.number() - 1));
    if (isPolicy) {
      TpmFailure.require(entity.acceptsPolicy(purpose), TpmRc.AUTH_UNAVAILABLE);
      policies.check(command, use, purpose);
    } else {
      TpmFailure.require(!entity.requiresPolicy(purpose), TpmRc.AUTH_TYPE);
      TpmFailure.require(entity.acceptsAuthValue(purpose), TpmRc.AUTH_UNAVAILABLE);
    }
    checkSecret(command, use, usesAuthValue);
    return use;
  }

  private void checkPhysicalPresence(ReceivedCommand command, Authorizable entity) {
    if (entity.handle().equals(TpmHandle.PLATFORM) && requiresPresence(command)) {
      TpmFailure.require(tpm.physicalPresence().isAsserted(), TpmRc.PP);
    }
  }

  private boolean requiresPresence(ReceivedCommand command) {
    CommandSpec.PhysicalPresence presence = command.entry().spec().physicalPresence();
    TpmCc code = command.code();
    return presence == CommandSpec.PhysicalPresence.REQUIRED
        || presence == CommandSpec.PhysicalPresence.SELECTABLE
            && tpm.physicalPresence().isRequired(code);
  }

  /** Whether the caller has to know the authValue of the entity. */
  private static boolean usesAuthValue(SessionUse use, boolean isPolicy) {
    if (use.isPassword()) {
      return true;
    }
    Session session = use.session();
    return isPolicy
        ? session.policy().isAuthValueNeeded() || session.policy().isPasswordNeeded()
        : !session.isBoundTo(use.entity());
  }

  private void checkSecret(ReceivedCommand command, SessionUse use, boolean usesAuthValue) {
    boolean counts = usesAuthValue && use.entity() instanceof NvIndex index && NvPin.counts(index);
    try {
      if (use.isPassword() || use.session().policy().isPasswordNeeded()) {
        checkPassword(use);
      } else {
        checkHmac(command, use);
      }
    } catch (TpmFailure e) {
      if (counts) {
        NvPin.failed((NvIndex) use.entity());
      }
      throw e;
    }
    if (counts) {
      NvPin.succeeded((NvIndex) use.entity());
    }
  }

  private void checkPassword(SessionUse use) {
    SecretBytes given = AuthValues.trimmed(use.hmac());
    if (!given.equals(use.entity().authValue())) {
      throw new TpmFailure(registerFailure(use));
    }
  }

  private void checkHmac(ReceivedCommand command, SessionUse use) {
    boolean isFirst = use.number() == 1 && use.entity() != null;
    byte[] expected = SessionHmac.ofCommand(command, use, isFirst);
    if (!MessageDigest.isEqual(expected, use.hmac().borrow())) {
      throw new TpmFailure(registerFailure(use));
    }
  }

  /** The response code for a wrong authValue, which counts if the entity is protected. */
  private TpmRc registerFailure(SessionUse use) {
    boolean isLockout = use.entity() != null && use.entity().handle().equals(TpmHandle.LOCKOUT);
    boolean isProtected = use.entity() != null && use.entity().isDaProtected();
    if (!use.isPassword()) {
      isProtected =
          isProtected && use.includesAuthValue() || use.session().binding().isDaProtected();
      isLockout |= use.session().binding().isLockout();
    }
    if (!isProtected) {
      return TpmRc.BAD_AUTH;
    }
    tpm.dictionaryAttack().registerFailure(isLockout);
    return TpmRc.AUTH_FAIL;
  }
}
