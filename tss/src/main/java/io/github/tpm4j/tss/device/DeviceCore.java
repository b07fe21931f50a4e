package io.github.tpm4j.tss.device;

import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.resource.LoadedObject;
import io.github.tpm4j.tss.resource.Loader;
import io.github.tpm4j.tss.resource.ObjectCache;
import io.github.tpm4j.tss.resource.ObjectSource;
import io.github.tpm4j.tss.resource.PrimaryParent;
import io.github.tpm4j.tss.resource.SessionPool;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.session.SessionSpec;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the parts of a device share: the client, the loaded objects, the sessions. */
final class DeviceCore implements Loader {
  private final TpmClient client;
  private final DeviceOptions options;
  private final ObjectCache objects;
  private final SessionPool sessions;
  private final Authorizer authorizer;
  private final Recovery recovery;
  private final boolean sessionless;
  private final Lazy<TpmtPublic> storageTemplate = new Lazy<>(this::chooseStorageTemplate);
  private final Map<TpmHandle, Map<TpmtPublic, PrimaryParent>> parents = new ConcurrentHashMap<>();

  DeviceCore(TpmClient client, DeviceOptions options) {
    boolean sessionless =
        options.sessionless() || client.info().kind() == TransportInfo.Kind.IN_PROCESS;
    this.sessionless = sessionless;
    this.client = client;
    this.options = options;
    this.objects = new ObjectCache(client, options.keyCapacity());
    this.sessions =
        new SessionPool(
            client, sessionless ? this::startPlain : new SaltedSessions(this, this::saltKey));
    this.authorizer = new Authorizer(client, sessions, objects, sessionless);
    this.recovery = new Recovery(client, objects, sessions);
  }

  private AuthSession startPlain(TpmSe type, HashAlg hash) {
    return client.start(
        type.equals(TpmSe.HMAC) ? SessionSpec.hmac(hash) : SessionSpec.policy(hash));
  }

  private PrimaryParent saltKey() {
    return primaryParent(TpmHandle.OWNER, storageTemplate.get());
  }

  private TpmtPublic chooseStorageTemplate() {
    return CapabilityReader.has(client, TpmAlg.ECC)
        ? StorageTemplates.ECC_P256
        : StorageTemplates.RSA_2048;
  }

  /** The template of the storage key that this TPM can make. */
  TpmtPublic storageTemplate() {
    return storageTemplate.get();
  }

  /** The primary storage key of a hierarchy, always the same object for the same template. */
  PrimaryParent primaryParent(TpmHandle hierarchy, TpmtPublic template) {
    return parents
        .computeIfAbsent(hierarchy, any -> new ConcurrentHashMap<>())
        .computeIfAbsent(
            template,
            any ->
                new PrimaryParent(
                    hierarchy,
                    any,
                    options.hierarchyAuth(hierarchy),
                    () -> expectedName(hierarchy, any)));
  }

  private Optional<Bytes> expectedName(TpmHandle hierarchy, TpmtPublic template) {
    return options
        .storageKeyName()
        .filter(any -> hierarchy.equals(TpmHandle.OWNER) && template.equals(storageTemplate.get()));
  }

  @Override
  public TpmClient client() {
    return client;
  }

  DeviceOptions options() {
    return options;
  }

  Authorizer authorizer() {
    return authorizer;
  }

  /** Runs {@code work} while no other thread sends a command, again as long as that may help. */
  <T> T run(Supplier<T> work) {
    return recovery.run(work);
  }

  @Override
  public <T> T with(ObjectSource source, Function<LoadedObject, T> use) {
    return objects.with(source, this, use);
  }

  /** Tells that an object may be another one when it is used again. */
  void forget(ObjectSource source) {
    objects.forget(source);
  }

  @Override
  public <T> T withRoom(Supplier<T> load) {
    return objects.withRoom(load);
  }

  @Override
  public <T> T withRoom(TpmtPublic expected, Supplier<T> load) {
    return objects.withRoom(expected, load);
  }

  @Override
  public <R extends TpmResponse> R authorized(
      TpmRequest<R> request, Supplier<SecretBytes> authValue) {
    return authorized(request, authValue, Secrecy.NONE);
  }

  <R extends TpmResponse> R authorized(
      TpmRequest<R> request, Supplier<SecretBytes> authValue, Secrecy secrecy) {
    try (SecretBytes value = authValue.get()) {
      return authorizer.execute(request, value, secrecy);
    }
  }

  @Override
  public <R extends TpmResponse> R hierarchyAuthorized(
      TpmRequest<R> request, Supplier<SecretBytes> authValue) {
    return HierarchyCommands.explained(() -> firstAuthorized(request, authValue));
  }

  private <R extends TpmResponse> R firstAuthorized(
      TpmRequest<R> request, Supplier<SecretBytes> authValue) {
    try (SecretBytes value = authValue.get()) {
      // Without a password there is nothing to protect.
      return value.isEmpty() || sessionless
          ? client.execute(request, Authorization.password(value))
          : HierarchyCommands.execute(
              this, primaryParent(TpmHandle.NULL, storageTemplate.get()), request, value);
    }
  }

  /** Gives back the slots and the connection. */
  void close() {
    if (!client.info().resourceManaged()) {
      sessions.flushAll();
      objects.close();
    }
  }
}
