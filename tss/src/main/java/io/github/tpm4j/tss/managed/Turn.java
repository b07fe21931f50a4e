package io.github.tpm4j.tss.managed;

import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.commands.signing.SignSequenceComplete;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.error.ResponseErrors;
import io.github.tpm4j.tss.error.TpmAuthorizationException;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmPasswordNeededException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.Caller;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.pcr.PcrReader;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.policy.PolicyHost;
import io.github.tpm4j.tss.resource.LoadedObject;
import io.github.tpm4j.tss.resource.Loader;
import io.github.tpm4j.tss.resource.ObjectSource;
import io.github.tpm4j.tss.resource.Parent;
import io.github.tpm4j.tss.resource.PolicySession;
import io.github.tpm4j.tss.resource.Resident;
import io.github.tpm4j.tss.resource.SessionUser;
import io.github.tpm4j.tss.resource.StorageKeys;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.session.PolicyAuth;
import io.github.tpm4j.tss.session.SessionSpec;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One use of a TPM, from the first command to the last: until it is closed no other thread sends a
 * command. What is loaded and started in it is shared with all others, but an object that it holds
 * keeps its slot, and a policy session that it runs is nobody else's.
 *
 * <p>Turns of one thread may be nested, as where a policy asks for the signature of another key: a
 * turn never ends what an outer one holds or runs.
 */
public final class Turn implements Loader, PolicyHost, SessionUser, AutoCloseable {
  private static final HashAlg SESSION_HASH = HashAlg.SHA256;

  /** Each try mends one thing; more than this is not going to end. */
  private static final int MAX_TRIES = 5;

  private final ManagedTpm tpm;
  private final TpmClient client;
  private final Caller caller;
  private final boolean sessionless;
  private Optional<Parent> parent = Optional.empty();
  private int tries = 1;
  private boolean lost;
  private long epoch;
  private final String outerKey;

  private Turn(ManagedTpm tpm, Caller caller) {
    this.tpm = tpm;
    this.client = tpm.client();
    this.caller = caller;
    this.sessionless =
        caller.sessionless() || client.info().kind() == TransportInfo.Kind.IN_PROCESS;
    this.epoch = client.epoch();
    this.outerKey = client.activity().key();
  }

  /** Waits until no other thread has a turn. */
  static Turn begin(ManagedTpm tpm, Caller caller) {
    tpm.client().lock().lock();
    return new Turn(tpm, caller);
  }

  @Override
  public void close() {
    try {
      client.activity().setKey(outerKey);
      tpm.idleRelease().used();
    } finally {
      client.lock().unlock();
    }
  }

  /**
   * Mends what made a try fail, so that it may be made again.
   *
   * @throws TpmException the failure, explained, if nothing can be mended
   */
  void recover(TpmException failure) {
    boolean wasLost = lost || client.epoch() != epoch;
    boolean again = tries < MAX_TRIES && (wasLost || tpm.recovery().mend(failure));
    if (!again) {
      TpmException explained = tpm.recovery().explain(failure);
      client.activity().failed(explained);
      throw explained;
    }
    tpm.ungivenPasswords().mended(failure);
    tries++;
    lost = false;
    epoch = client.epoch();
    parent = Optional.empty();
  }

  /** Names the key that the turn is for, for those who watch; null if it has no name. */
  public void about(String key) {
    client.activity().setKey(key);
  }

  @Override
  public TpmClient client() {
    return client;
  }

  @Override
  public StorageKeys storageKeys() {
    return tpm.storageKeys();
  }

  /** Whether passwords are sent as they are: nobody can listen, or the caller accepts it. */
  boolean isSessionless() {
    return sessionless;
  }

  /** Refuses to try the empty password on a key that counts wrong ones, unless it was given. */
  void requireTryable(LoadedObject key, KeyAuthorization authorization) {
    tpm.ungivenPasswords().requireTryable(key, authorization);
  }

  /** Who has the turn. */
  Caller caller() {
    return caller;
  }

  @Override
  public Resident hold(ObjectSource source) {
    Optional<Parent> outer = parent;
    if (source.parent().isPresent()) {
      parent = source.parent();
    }
    try {
      return tpm.objects().hold(source, this);
    } finally {
      if (outer.isPresent()) {
        parent = outer;
      }
    }
  }

  /** Tells under which storage key this turn works. */
  public void use(Parent storageKey) {
    parent = Optional.of(storageKey);
  }

  /** The storage key under which this turn works; empty if none is known. */
  Optional<Parent> parent() {
    return parent;
  }

  @Override
  public <T> T withRoom(Supplier<T> load) {
    return tpm.objects().withRoom(load);
  }

  @Override
  public <T> T withRoom(TpmtPublic expected, Supplier<T> load) {
    return tpm.objects().withRoom(expected, load);
  }

  /** Sends a command whose one authorised handle, if it has one, takes an authValue. */
  public <R extends TpmResponse> R execute(
      TpmRequest<R> request, SecretBytes authValue, Secrecy secrecy) {
    return sessionless && request.spec().authorizedHandles() == 0
        ? send(request)
        : send(request, byAuthValue(authValue, secrecy));
  }

  // What a turn within this one has mended may have put another object at the handle.
  void requireAtHandle(TpmRequest<?> request, LoadedObject key) {
    lost |=
        key.handle().is(TpmHt.TRANSIENT)
            && !client.names().require(key.handle(), key.name()).equals(key.name());
    requireHandles(request);
  }

  private void requireHandles(TpmRequest<?> request) {
    boolean wasReset = client.epoch() != epoch;
    if (lost
        || wasReset && request.handles().stream().anyMatch(handle -> handle.is(TpmHt.TRANSIENT))) {
      throw ResponseErrors.of(request.spec(), TpmRc.REFERENCE_H0);
    }
  }

  private <R extends TpmResponse> R send(TpmRequest<R> request, Authorization... by) {
    requireHandles(request);
    return client.execute(request, by);
  }

  Authorization byAuthValue(SecretBytes authValue, Secrecy secrecy) {
    return sessionless
        ? Authorization.password(authValue)
        : secrecy.of(Authorization.session(hmacSession(), authValue));
  }

  /**
   * Sends a command that the use of a key authorises: by its policy if one was given, or is built
   * in for such a key, else by its authValue.
   *
   * @param authValue as the authorisation supplies it
   * @throws TpmPasswordNeededException if nothing was given, and to try could lock the TPM
   */
  public <R extends TpmResponse> R execute(
      TpmRequest<R> request,
      LoadedObject key,
      KeyAuthorization given,
      SecretBytes authValue,
      Secrecy secrecy) {
    KeyAuthorization authorization = EkPolicy.builtIn(key.publicArea(), given, caller);
    if (authorization.policy().isPresent()) {
      return new PolicyUse(
              this,
              authorization,
              "The key",
              HashAlg.of(key.publicArea().nameAlg()),
              key.publicArea().authPolicy())
          .execute(
              request.spec().code(),
              policy -> execute(request, policy, key, authorization, authValue, secrecy));
    }
    tpm.ungivenPasswords().requireTryable(key, authorization);
    // What fails while a session is started says nothing of the key.
    Authorization byAuthValue = byAuthValue(authValue, secrecy);
    requireAtHandle(request, key);
    Authorization[] all = all(request, key, byAuthValue, List.of());
    return UngivenPasswords.isTry(key, authorization)
        ? tpm.ungivenPasswords().tried(key, () -> client.execute(request, all))
        : client.execute(request, all);
  }

  // The policy was run on the session.
  private <R extends TpmResponse> R execute(
      TpmRequest<R> request,
      AuthSession policy,
      LoadedObject key,
      KeyAuthorization authorization,
      SecretBytes authValue,
      Secrecy secrecy) {
    List<Authorization> further = besidePolicy(secrecy);
    requireAtHandle(request, key);
    if (policy.policyAuth() == PolicyAuth.NONE) {
      return client.execute(
          request, all(request, key, Authorization.session(policy, SecretBytes.EMPTY), further));
    }
    UngivenPasswords ungiven = tpm.ungivenPasswords();
    ungiven.requireTryable(key, authorization);
    Authorization[] all = all(request, key, Authorization.session(policy, authValue), further);
    return UngivenPasswords.isTry(key, authorization)
        ? ungiven.tried(key, () -> client.execute(request, all))
        : client.execute(request, all);
  }

  /**
   * What encrypts a command that a policy authorises: not the policy session, whose cipher would
   * need the authValue, even if the policy does not.
   */
  List<Authorization> besidePolicy(Secrecy secrecy) {
    return sessionless || secrecy == Secrecy.NONE
        ? List.of()
        : List.of(secrecy.of(Authorization.session(hmacSession())));
  }

  // What SignSequenceComplete names before the key is a sequence of this turn, which has an empty
  // authValue. To another object of another command an empty one would be a try.
  private static Authorization[] all(
      TpmRequest<?> request, LoadedObject key, Authorization ofKey, List<Authorization> further) {
    int before = Math.max(0, request.handles().indexOf(key.handle()));
    if (before > 0 && !(request instanceof SignSequenceComplete.Request)) {
      throw new IllegalArgumentException(request.spec() + " authorises more than the key");
    }
    return Stream.of(
            Collections.nCopies(before, Authorization.password(SecretBytes.EMPTY)),
            List.of(ofKey),
            further)
        .flatMap(List::stream)
        .toArray(Authorization[]::new);
  }

  /**
   * Reads PCR. The command needs no authorisation; the session audits it, so that the response is
   * authenticated.
   */
  public PcrValues readPcr(TpmlPcrSelection selection) {
    return PcrReader.read(this::audited, selection);
  }

  private <R extends TpmResponse> R audited(TpmRequest<R> request) {
    return sessionless
        ? client.execute(request)
        : client.execute(request, Authorization.session(hmacSession()).with(TpmaSession.AUDIT));
  }

  /** A policy session whose policy is empty; it is this turn's until it is closed. */
  PolicySession policySession(HashAlg hash) {
    return tpm.sessions().policy(hash, this);
  }

  private AuthSession hmacSession() {
    return tpm.sessions().hmac(SESSION_HASH, this);
  }

  @Override
  public Authorization authorize(SecretBytes authValue) {
    return byAuthValue(authValue, Secrecy.NONE);
  }

  @Override
  public <R extends TpmResponse> R authorized(
      TpmRequest<R> request, LoadedObject key, KeyAuthorization authorization) {
    return authorized(request, key, authorization, Secrecy.NONE);
  }

  /**
   * As {@link #authorized(TpmRequest, LoadedObject, KeyAuthorization)}, with secret parameters
   * encrypted.
   */
  public <R extends TpmResponse> R authorized(
      TpmRequest<R> request, LoadedObject key, KeyAuthorization authorization, Secrecy secrecy) {
    try (SecretBytes authValue = authorization.askAuthValue()) {
      return execute(request, key, authorization, authValue, secrecy);
    }
  }

  @Override
  public <R extends TpmResponse> R hierarchyAuthorized(
      TpmRequest<R> request, Supplier<SecretBytes> authValue) {
    try (SecretBytes value = authValue.get()) {
      // Without a password there is nothing to protect.
      return value.isEmpty() || sessionless
          ? client.execute(request, Authorization.password(value))
          : OwnerSession.execute(this, request, value);
    } catch (TpmAuthorizationException e) {
      throw OwnerSession.explained(e);
    }
  }

  /** Sends a command that the password of the owner hierarchy authorises. */
  public <R extends TpmResponse> R ownerAuthorized(TpmRequest<R> request) {
    return ownerAuthorized(request, Secrecy.NONE);
  }

  /** As {@link #ownerAuthorized(TpmRequest)}, with secret parameters encrypted. */
  public <R extends TpmResponse> R ownerAuthorized(TpmRequest<R> request, Secrecy secrecy) {
    try (SecretBytes value = caller.hierarchyAuth(TpmHandle.OWNER).get()) {
      return execute(request, value, secrecy);
    } catch (TpmAuthorizationException e) {
      throw OwnerSession.explained(e);
    }
  }

  @Override
  public boolean trusts(Optional<Bytes> saltName) {
    if (sessionless) {
      return true;
    }
    if (saltName.isEmpty()) {
      return false;
    }
    Optional<Bytes> demanded = demandedSalt();
    return demanded.isPresent()
        ? demanded.equals(saltName)
        : storageKeys().proven().isEmpty() || isProven(saltName);
  }

  @Override
  public boolean isProven(Optional<Bytes> saltName) {
    return saltName.isPresent() && storageKeys().isTrusted(saltName.get());
  }

  // What the caller knows counts before what is known of the key.
  private Optional<Bytes> demandedSalt() {
    Optional<Bytes> known = caller.storageKeyName();
    return known.isPresent() || parent.isEmpty() ? known : parent.get().name(storageKeys());
  }

  @Override
  public AuthSession start(TpmSe type, HashAlg hash) {
    SessionSpec spec = type.equals(TpmSe.HMAC) ? SessionSpec.hmac(hash) : SessionSpec.policy(hash);
    return sessionless
        ? client.start(spec)
        : SaltKeys.start(this, spec, demandedSalt().or(storageKeys()::proven));
  }
}
