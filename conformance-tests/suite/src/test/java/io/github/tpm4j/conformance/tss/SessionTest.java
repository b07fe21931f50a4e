package io.github.tpm4j.conformance.tss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyChangeAuth;
import io.github.tpm4j.tss.commands.object.Create;
import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.commands.object.Unseal;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.session.SaltKey;
import io.github.tpm4j.tss.session.SessionBinding;
import io.github.tpm4j.tss.session.SessionSpec;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sessions of every kind, against another implementation of the TPM. */
@Tag("peer")
class SessionTest {
  private static final SecretBytes KEY_AUTH = SecretBytes.of((byte) 1, (byte) 2, (byte) 0);
  private static final SecretBytes DATA = SecretBytes.of((byte) 7, (byte) 8, (byte) 9);
  private static final TpmsSensitiveCreate NOTHING =
      new TpmsSensitiveCreate(SecretBytes.EMPTY, SecretBytes.EMPTY);

  private static Swtpm swtpm;
  private TpmClient client;
  private final List<TpmHandle> loaded = new ArrayList<>();

  /** A kind of session: how its key comes about, its hash, its cipher. */
  record Kind(boolean rsaSalt, boolean eccSalt, boolean bound, HashAlg hash, TpmtSymDef cipher) {}

  @BeforeAll
  static void start() throws Exception {
    swtpm = Swtpm.tcp();
  }

  @AfterAll
  static void stop() throws Exception {
    swtpm.close();
  }

  @BeforeEach
  void open() throws Exception {
    client = new TpmClient(Transports.open(swtpm.tcti()));
  }

  @AfterEach
  void close() {
    loaded.forEach(handle -> client.execute(new FlushContext.Request(handle)));
    client.close();
  }

  static Stream<Kind> kinds() {
    List<Kind> kinds = new ArrayList<>();
    List<TpmtSymDef> ciphers =
        List.of(
            TpmtSymDef.aesCfb(128), TpmtSymDef.aesCfb(256), TpmtSymDef.xor(HashAlg.SHA256.alg()));
    for (HashAlg hash : List.of(HashAlg.SHA1, HashAlg.SHA256, HashAlg.SHA384, HashAlg.SHA512)) {
      for (TpmtSymDef cipher : ciphers) {
        kinds.add(new Kind(false, false, false, hash, cipher));
        kinds.add(new Kind(true, false, false, hash, cipher));
        kinds.add(new Kind(false, true, false, hash, cipher));
        kinds.add(new Kind(false, false, true, hash, cipher));
        kinds.add(new Kind(false, true, true, hash, cipher));
      }
    }
    return kinds.stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void sealsAndUnsealsThroughOneSession(Kind kind) {
    CreatePrimary.Response parent = primary(StorageTemplates.ECC_P256);
    AuthSession session = start(kind, parent);
    loaded.add(session.handle());
    TpmHandle sealed = seal(parent.objectHandle(), session);
    loaded.add(sealed);
    for (int i = 0; i < 3; i++) {
      Unseal.Response unsealed =
          client.execute(
              new Unseal.Request(sealed),
              Authorization.session(session, KEY_AUTH).encryptingResponse());
      assertEquals(DATA, unsealed.outData());
    }
  }

  private AuthSession start(Kind kind, CreatePrimary.Response parent) {
    SessionSpec spec = SessionSpec.hmac(kind.hash()).encrypting(kind.cipher());
    if (kind.rsaSalt()) {
      CreatePrimary.Response rsa = primary(StorageTemplates.RSA_2048);
      spec = spec.salted(new SaltKey(rsa.objectHandle(), rsa.outPublic()));
    }
    if (kind.eccSalt()) {
      spec = spec.salted(new SaltKey(parent.objectHandle(), parent.outPublic()));
    }
    if (kind.bound()) {
      spec =
          spec.bound(
              new SessionBinding(
                  parent.objectHandle(), EntityNames.of(parent.outPublic()), SecretBytes.EMPTY));
    }
    AuthSession session = client.start(spec);
    if (kind.rsaSalt()) {
      TpmHandle salt = loaded.remove(loaded.size() - 1);
      client.execute(new FlushContext.Request(salt));
    }
    return session;
  }

  private CreatePrimary.Response primary(TpmtPublic template) {
    CreatePrimary.Response created =
        client.execute(
            new CreatePrimary.Request(
                TpmHandle.NULL, NOTHING, template, Bytes.EMPTY, PcrSelections.NONE),
            Authorization.password(SecretBytes.EMPTY));
    loaded.add(created.objectHandle());
    client.names().put(created.objectHandle(), EntityNames.of(created.outPublic()));
    assertEquals(created.name(), EntityNames.of(created.outPublic()));
    return created;
  }

  private TpmHandle seal(TpmHandle parent, AuthSession session) {
    Create.Request request =
        new Create.Request(
            parent,
            new TpmsSensitiveCreate(KEY_AUTH, DATA),
            KeyTemplate.sealed().build(),
            Bytes.EMPTY,
            PcrSelections.NONE);
    Create.Response created =
        client.execute(
            request,
            Authorization.session(session, SecretBytes.EMPTY)
                .encryptingCommand()
                .encryptingResponse());
    Load.Request load = new Load.Request(parent, created.outPrivate(), created.outPublic());
    Load.Response response =
        client.execute(
            load, Authorization.session(session, SecretBytes.EMPTY).encryptingResponse());
    assertEquals(EntityNames.of(created.outPublic()), response.name());
    return response.objectHandle();
  }

  @Test
  void usesThreeSessionsInOneCommand() {
    CreatePrimary.Response parent = primary(StorageTemplates.ECC_P256);
    SessionSpec spec =
        SessionSpec.hmac(HashAlg.SHA256)
            .encrypting(TpmtSymDef.aesCfb(128))
            .salted(new SaltKey(parent.objectHandle(), parent.outPublic()));
    List<AuthSession> sessions = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      sessions.add(client.start(spec));
      loaded.add(sessions.get(i).handle());
    }
    Create.Request request =
        new Create.Request(
            parent.objectHandle(),
            new TpmsSensitiveCreate(KEY_AUTH, SecretBytes.EMPTY),
            Keys.P256,
            Bytes.EMPTY,
            PcrSelections.NONE);
    for (int i = 0; i < 3; i++) {
      Create.Response created =
          client.execute(
              request,
              Authorization.session(sessions.get(0), SecretBytes.EMPTY),
              Authorization.session(sessions.get(1)).encryptingCommand(),
              Authorization.session(sessions.get(2)).encryptingResponse().with(TpmaSession.AUDIT));
      assertFalse(created.outPrivate().isEmpty());
    }
  }

  @Test
  void authorisesWhatItIsBoundTo_andSomethingElse() {
    CreatePrimary.Response parent = primary(StorageTemplates.ECC_P256);
    AuthSession plain =
        client.start(SessionSpec.hmac(HashAlg.SHA256).encrypting(TpmtSymDef.aesCfb(128)));
    TpmHandle sealed = seal(parent.objectHandle(), plain);
    client.execute(new FlushContext.Request(plain.handle()));
    loaded.add(sealed);
    SessionBinding binding = new SessionBinding(sealed, client.name(sealed), KEY_AUTH);
    AuthSession bound = client.start(SessionSpec.hmac(HashAlg.SHA256).bound(binding));
    loaded.add(bound.handle());
    assertEquals(
        DATA,
        client
            .execute(new Unseal.Request(sealed), Authorization.session(bound, KEY_AUTH))
            .outData());
    Create.Request other =
        new Create.Request(
            parent.objectHandle(), NOTHING, Keys.P256, Bytes.EMPTY, PcrSelections.NONE);
    client.execute(other, Authorization.session(bound, SecretBytes.EMPTY));
    client.execute(new Unseal.Request(sealed), Authorization.session(bound, KEY_AUTH));
  }

  @Test
  void followsAHierarchysAuthValueAsItChanges() {
    CreatePrimary.Response parent = primary(StorageTemplates.ECC_P256);
    AuthSession session =
        client.start(
            SessionSpec.hmac(HashAlg.SHA256)
                .encrypting(TpmtSymDef.aesCfb(128))
                .salted(new SaltKey(parent.objectHandle(), parent.outPublic())));
    loaded.add(session.handle());
    changeOwnerAuth(session, SecretBytes.EMPTY, KEY_AUTH);
    changeOwnerAuth(session, KEY_AUTH, DATA);
    changeOwnerAuth(session, DATA, SecretBytes.EMPTY);
  }

  private void changeOwnerAuth(AuthSession session, SecretBytes from, SecretBytes to) {
    client.execute(
        new HierarchyChangeAuth.Request(TpmHandle.OWNER, to),
        Authorization.session(session, from).encryptingCommand());
  }

  @Test
  void endsWithItsLastUse() {
    AuthSession session =
        client.start(SessionSpec.hmac(HashAlg.SHA256).encrypting(TpmtSymDef.aesCfb(128)));
    GetRandom.Request request = new GetRandom.Request(32);
    SecretBytes one =
        client.execute(request, Authorization.session(session).encryptingResponse()).randomBytes();
    SecretBytes other =
        client
            .execute(request, Authorization.session(session).encryptingResponse().last())
            .randomBytes();
    assertNotEquals(one, other);
    assertTrue(session.isLost());
  }
}
