package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.client.ResetCounters;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.commands.session.PolicyRestart;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.error.TpmAuthorizationException;
import io.github.tpm4j.tss.error.TpmResourceException;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.session.PolicyAuth;
import io.github.tpm4j.tss.session.SessionAuthorization;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The sessions of a device: one for authValues and encryption, and one for the policies of each
 * hash. They are started when first needed, used for any number of commands, and started anew when
 * they are lost.
 *
 * <p>To be used with the client's lock held.
 */
public final class SessionPool {

  /** Starts a session of a kind. */
  @FunctionalInterface
  public interface Starter {
    AuthSession start(TpmSe type, HashAlg hash);

    /** Changes when the sessions that were started before are not to be used any more. */
    default int generation() {
      return 0;
    }
  }

  private record Kind(TpmSe type, HashAlg hash) {}

  /** A session, and what tells whether it may still be used. */
  private record Kept(AuthSession session, long epoch, int generation, ResetCounters counters) {}

  private final TpmClient client;
  private final Starter starter;
  private final Map<Kind, Kept> sessions = new HashMap<>();
  private final Set<Kind> inUse = new HashSet<>();

  public SessionPool(TpmClient client, Starter starter) {
    this.client = client;
    this.starter = starter;
  }

  /** The HMAC session. */
  public AuthSession hmac(HashAlg hash) {
    return session(new Kind(TpmSe.HMAC, hash));
  }

  /** Runs {@code use} with a policy session of a hash, whose policy is empty. */
  public <T> T withPolicy(HashAlg hash, Function<AuthSession, T> use) {
    Kind kind = new Kind(TpmSe.POLICY, hash);
    return inUse.contains(kind) ? withAnother(kind, use) : withKept(kind, use);
  }

  // The key that signs for a policy may have a policy too.
  private <T> T withAnother(Kind kind, Function<AuthSession, T> use) {
    AuthSession session = startWithRoom(kind);
    try {
      return use.apply(session);
    } finally {
      session.close();
      flush(session);
    }
  }

  private <T> T withKept(Kind kind, Function<AuthSession, T> use) {
    AuthSession session = session(kind);
    inUse.add(kind);
    boolean done = false;
    try {
      T result = use.apply(session);
      // After a use the TPM itself has emptied the policy (Part 1, 19.7.8).
      done = true;
      session.setPolicyAuth(PolicyAuth.NONE);
      return result;
    } finally {
      inUse.remove(kind);
      if (!done && !session.isLost()) {
        restart(kind, session);
      }
    }
  }

  private void restart(Kind kind, AuthSession session) {
    try {
      client.execute(new PolicyRestart.Request(session.handle()));
      session.setPolicyAuth(PolicyAuth.NONE);
    } catch (RuntimeException e) {
      // What failed before is what the caller is told; this session is given up.
      session.setLost();
      flush(kind);
    }
  }

  private AuthSession session(Kind kind) {
    Kept kept = sessions.get(kind);
    if (kept != null && isUsable(kept)) {
      return kept.session();
    }
    flush(kind);
    AuthSession session = startWithRoom(kind);
    ResetCounters counters = ResetCounters.read(client);
    sessions.put(kind, new Kept(session, client.epoch(), starter.generation(), counters));
    return session;
  }

  private boolean isUsable(Kept kept) {
    return kept.epoch() == client.epoch()
        && kept.generation() == starter.generation()
        && !kept.session().isLost();
  }

  private AuthSession startWithRoom(Kind kind) {
    while (true) {
      try {
        return starter.start(kind.type(), kind.hash());
      } catch (TpmResourceException e) {
        if (!e.concernsSessions() || !flushOther(kind)) {
          throw e;
        }
      }
    }
  }

  private boolean flushOther(Kind kind) {
    return sessions.keySet().stream()
        .filter(other -> !other.equals(kind) && !inUse.contains(other))
        .findFirst()
        .map(this::flush)
        .orElse(false);
  }

  private boolean flush(Kind kind) {
    Kept kept = sessions.remove(kind);
    if (kept == null) {
      return false;
    }
    kept.session().close();
    // After a reset the handle may stand for a session of another program.
    if (kept.epoch() == client.epoch() && ResetCounters.read(client).equals(kept.counters())) {
      flush(kept.session());
    }
    return true;
  }

  private void flush(AuthSession session) {
    try {
      client.execute(new FlushContext.Request(session.handle()));
    } catch (TpmResponseException e) {
      // It had ended already.
      session.setLost();
    }
  }

  /**
   * Ends the sessions whose nonces the TPM does not know: an error code that was made on the way
   * has hidden that a command was executed.
   *
   * @return whether there were any
   */
  public boolean flushOutOfStep() {
    boolean any = false;
    for (Map.Entry<Kind, Kept> entry : Map.copyOf(sessions).entrySet()) {
      any |= !isInStep(entry.getValue().session()) && flush(entry.getKey());
    }
    return any;
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
   * Ends all sessions.
   *
   * @return whether there were any
   */
  public boolean flushAll() {
    boolean any = !sessions.isEmpty();
    for (Kind kind : Map.copyOf(sessions).keySet()) {
      flush(kind);
    }
    return any;
  }
}
