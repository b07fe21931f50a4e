package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.pcr.PcrReader;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyCircumstances;
import io.github.tpm4j.tss.policy.PolicyHost;
import io.github.tpm4j.tss.policy.PolicyRun;
import io.github.tpm4j.tss.resource.ObjectCache;
import io.github.tpm4j.tss.resource.SessionPool;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.session.PolicyAuth;
import io.github.tpm4j.tss.session.SessionAuthorization;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Chooses the authorisations of a command, and sends it. */
final class Authorizer implements PolicyHost {
  private static final HashAlg SESSION_HASH = HashAlg.SHA256;

  private final TpmClient client;
  private final SessionPool sessions;
  private final ObjectCache objects;
  private final boolean sessionless;

  /**
   * @param sessionless whether authValues are sent in the clear, and nothing is encrypted
   */
  Authorizer(TpmClient client, SessionPool sessions, ObjectCache objects, boolean sessionless) {
    this.client = client;
    this.objects = objects;
    this.sessions = sessions;
    this.sessionless = sessionless;
  }

  /** Sends a command whose one authorised handle, if it has one, takes an authValue. */
  <R extends TpmResponse> R execute(TpmRequest<R> request, SecretBytes authValue, Secrecy secrecy) {
    if (!sessionless) {
      AuthSession session = sessions.hmac(SESSION_HASH);
      return client.execute(request, protect(Authorization.session(session, authValue), secrecy));
    }
    return request.spec().authorizedHandles() == 0
        ? client.execute(request)
        : client.execute(request, Authorization.password(authValue));
  }

  @Override
  public <T> T withRoom(Supplier<T> load) {
    return objects.withRoom(load);
  }

  @Override
  public Authorization authorize(SecretBytes authValue) {
    return sessionless
        ? Authorization.password(authValue)
        : Authorization.session(sessions.hmac(SESSION_HASH), authValue);
  }

  private static SessionAuthorization protect(SessionAuthorization use, Secrecy secrecy) {
    SessionAuthorization command = secrecy.ofCommand() ? use.encryptingCommand() : use;
    return secrecy.ofResponse() ? command.encryptingResponse() : command;
  }

  /**
   * Sends a command that uses a key.
   *
   * @param key the public area of the key
   * @param authValue the key's, if it may be needed
   */
  <R extends TpmResponse> R execute(
      TpmRequest<R> request,
      TpmtPublic key,
      KeyAuthorization authorization,
      SecretBytes authValue,
      Secrecy secrecy) {
    if (authorization.policy().isEmpty()) {
      return execute(request, authValue, secrecy);
    }
    Policy policy = authorization.policy().get();
    PolicyCircumstances now =
        new PolicyCircumstances(
            Optional.of(request.spec().code()),
            authorization.inputs(),
            selection -> PcrReader.read(client, selection));
    return sessions.withPolicy(
        HashAlg.of(key.nameAlg()),
        session -> {
          policy.run(new PolicyRun(client, session, now, this));
          try {
            return client.execute(request, withPolicy(session, authValue, secrecy));
          } catch (TpmPolicyException e) {
            throw explain(e, key, policy, now);
          }
        });
  }

  private Authorization[] withPolicy(AuthSession session, SecretBytes authValue, Secrecy secrecy) {
    SecretBytes used = session.policyAuth() == PolicyAuth.NONE ? SecretBytes.EMPTY : authValue;
    List<Authorization> all = new ArrayList<>();
    all.add(Authorization.session(session, used));
    // Not the policy session: its cipher would need the authValue, even if the policy does not.
    if (!sessionless && secrecy != Secrecy.NONE) {
      all.add(protect(Authorization.session(sessions.hmac(SESSION_HASH)), secrecy));
    }
    return all.toArray(Authorization[]::new);
  }

  private static TpmPolicyException explain(
      TpmPolicyException e, TpmtPublic key, Policy policy, PolicyCircumstances now) {
    if (e.rc().filter(TpmRc.PCR_CHANGED::equals).isPresent()) {
      return e;
    }
    if (!policy.digest(HashAlg.of(key.nameAlg())).equals(key.authPolicy())) {
      return new TpmPolicyException(
          "The key is bound to another policy than the one that was given (" + policy + ")", e);
    }
    List<String> obstacles = policy.obstacles(now);
    return obstacles.isEmpty() ? e : new TpmPolicyException(String.join("; ", obstacles), e);
  }
}
