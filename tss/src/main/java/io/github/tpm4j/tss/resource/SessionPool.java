package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.commands.session.PolicyRestart;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.error.TpmAuthorizationException;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmResourceException;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.session.PolicyAuth;
import io.github.tpm4j.tss.session.SessionAuthorization;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The sessions of a TPM, of whichever user: for authValues and encryption, and for the policies of
 * each hash. They are started when first needed, used for any number of commands, and started anew
 * when they are lost. A policy session serves one use at a time; while it does, nothing ends it.
 *
 * <p>To be used with the client's lock held.
 */
public final class SessionPool implements AutoCloseable {
  /**
   * How many commands a session lives through behind a resource manager, which saves and loads it.
   * The TPM starts no session of anybody's once a saved one is 65,535 others behind it (Part 1,
   * 30.5, on contextGap); a manager may save several sessions for each command.
   */
  private static final int LIFE_COMMANDS = 4_000;

  private final TpmClient client;
  private final AbandonedSlots abandoned;

  // The longest unused one first.
  private final List<PooledSession> sessions = new ArrayList<>();

  public SessionPool(TpmClient client) {
    this(client, AbandonedSlots.NONE);
  }

  /**
   * @param abandoned frees what killed programs have left
   */
  public SessionPool(TpmClient client, AbandonedSlots abandoned) {
    this.client = client;
    this.abandoned = abandoned;
  }

  /** {@return the HMAC session} */
  public AuthSession hmac(HashAlg hash, SessionUser user) {
    return take(TpmSe.HMAC, hash, user).session();
  }

  /**
   * {@return a policy session of a hash, whose policy is empty; it is the caller's until it is
   * closed}
   */
  public PolicySession policy(HashAlg hash, SessionUser user) {
    // The key that signs for a policy may have a policy too.
    boolean nested =
        sessions.stream().anyMatch(kept -> kept.isInUse() && kept.isOfKind(TpmSe.POLICY, hash));
    return new PolicySession(this, take(TpmSe.POLICY, hash, user), nested);
  }

  private PooledSession take(TpmSe type, HashAlg hash, SessionUser user) {
    for (int i = sessions.size() - 1; i >= 0; i--) {
      PooledSession kept = sessions.get(i);
      if (kept.isOfKind(type, hash)
          && !kept.isInUse()
          && isUsable(kept)
          && user.trusts(kept.saltName())) {
        touch(i);
        return kept;
      }
    }
    endWhere(kept -> !isUsable(kept) || isSuperseded(kept, type, hash, user));
    PooledSession started = pooled(startWithRoom(type, hash, user));
    sessions.add(started);
    return started;
  }

  private PooledSession pooled(AuthSession started) {
    long epoch = client.epoch();
    try {
      return new PooledSession(client, started);
    } catch (RuntimeException e) {
      started.close();
      // After a reset the handle may be another program's.
      if (epoch == client.epoch()) {
        flushAfter(e, started);
      }
      throw e;
    }
  }

  private void flushAfter(RuntimeException failure, AuthSession session) {
    try {
      flush(session);
    } catch (TpmException e) {
      failure.addSuppressed(e);
    }
  }

  private void touch(int index) {
    if (index < sessions.size() - 1) {
      sessions.add(sessions.remove(index));
    }
  }

  private boolean isUsable(PooledSession kept) {
    boolean old = client.info().resourceManaged() && kept.ageCommands(client) >= LIFE_COMMANDS;
    return kept.isAlive(client) && !old;
  }

  // What is salted to a key that is not known is given up once a known one is to be had.
  private static boolean isSuperseded(
      PooledSession kept, TpmSe type, HashAlg hash, SessionUser user) {
    return kept.isOfKind(type, hash)
        && !user.trusts(kept.saltName())
        && !user.isProven(kept.saltName());
  }

  private AuthSession startWithRoom(TpmSe type, HashAlg hash, SessionUser user) {
    while (true) {
      try {
        return user.start(type, hash);
      } catch (TpmResourceException e) {
        if (!e.concernsSessions() || !makeWay()) {
          throw e;
        }
      }
    }
  }

  /** Ends a session, or frees what killed programs have left; false if all are in use. */
  public boolean makeWay() {
    return abandoned.flush() || endLongestUnused();
  }

  private boolean endLongestUnused() {
    for (PooledSession kept : sessions) {
      if (!kept.isInUse()) {
        end(kept);
        return true;
      }
    }
    return false;
  }

  /** Empties the policy of a session; one that this fails with is given up. */
  void restart(PooledSession kept) {
    if (!sessions.contains(kept)) {
      return;
    }
    try {
      if (!kept.session().isLost()) {
        client.execute(new PolicyRestart.Request(kept.session().handle()));
        kept.session().setPolicyAuth(PolicyAuth.NONE);
      }
    } catch (RuntimeException e) {
      // What failed before is what the caller is told; this session is given up.
      kept.session().setLost();
      end(kept);
    }
  }

  /**
   * Ends the sessions whose nonces the TPM does not know: an error code that was made on the way
   * has hidden that a command was executed.
   *
   * @return whether there were any
   */
  public boolean endOutOfStep() {
    return endWhere(kept -> !isInStep(kept.session()));
  }

  // Random octets, encrypted by the session, are what a session without an entity can be tried by.
  private boolean isInStep(AuthSession session) {
    if (session.isLost() || !session.canEncrypt()) {
      return !session.isLost();
    }
    try {
      SessionAuthorization use = Authorization.session(session).encryptingResponse();
      client.execute(new GetRandom.Request(1), use).randomBytes().close();
      return true;
    } catch (TpmAuthorizationException e) {
      return false;
    }
  }

  /**
   * Ends all sessions that are not in use.
   *
   * @return whether there were any
   */
  public boolean endAll() {
    return endWhere(kept -> true);
  }

  private boolean endWhere(Predicate<PooledSession> condition) {
    boolean any = false;
    for (PooledSession kept : List.copyOf(sessions)) {
      if (!kept.isInUse() && condition.test(kept)) {
        end(kept);
        any = true;
      }
    }
    return any;
  }

  /** Ends a session. Where that fails it is of no more use, and is ended later. */
  void end(PooledSession kept) {
    if (!sessions.contains(kept)) {
      return;
    }
    kept.session().close();
    if (kept.isOurs(client)) {
      flush(kept.session());
    }
    sessions.remove(kept);
  }

  /**
   * {@return how many sessions there are; also for threads that do not hold the lock, as an
   * estimate}
   */
  public int size() {
    return sessions.size();
  }

  /** Wipes the keys of all sessions, in use or not, and sends nothing: they stay in the TPM. */
  @Override
  public void close() {
    sessions.forEach(kept -> kept.session().close());
    sessions.clear();
  }

  private void flush(AuthSession session) {
    try {
      client.execute(new FlushContext.Request(session.handle()));
    } catch (TpmResponseException e) {
      // It had ended already.
      session.setLost();
    }
  }
}
