package io.github.tpm4j.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.testing.Keys;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.contextmanagement.ContextLoad;
import io.github.tpm4j.tss.commands.contextmanagement.ContextSave;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyChangeAuth;
import io.github.tpm4j.tss.commands.pcr.PcrSetAuthValue;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.commands.session.StartAuthSession;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.context.TpmsContext;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.session.SaltKey;
import io.github.tpm4j.tss.session.SessionBinding;
import io.github.tpm4j.tss.session.SessionSpec;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client checks every response HMAC, so that what passes here agrees on both sides. */
class SessionsTest {
  private static final SecretBytes AUTH = SecretBytes.of(new byte[] {1, 2, 3});

  private TpmClient client;
  private Keys keys;

  @BeforeEach
  void open() throws TransportException {
    client = new TpmClient(Transports.open("engine:memory"));
    client.execute(new Startup.Request(TpmSu.CLEAR));
    keys = new Keys(client);
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void signsWithPassword() {
    Keys.Key key = keys.ecdsa(AUTH);

    assertTrue(key.signsWith(Authorization.password(AUTH)));
  }

  @ParameterizedTest
  @EnumSource(value = HashAlg.class, mode = EnumSource.Mode.EXCLUDE, names = "SM3_256")
  void signsWithHmacSession(HashAlg hash) {
    Keys.Key key = keys.ecdsa(AUTH);
    AuthSession session = client.start(SessionSpec.hmac(hash));

    assertTrue(key.signsWith(Authorization.session(session, AUTH)));
    assertTrue(key.signsWith(Authorization.session(session, AUTH)));
  }

  @Test
  void signsWithSaltedSession() {
    Keys.Key key = keys.ecdsa(AUTH);
    SaltKey salt = new SaltKey(keys.parent(), keys.parentArea());
    AuthSession session = client.start(SessionSpec.hmac(HashAlg.SHA256).salted(salt));

    assertTrue(key.signsWith(Authorization.session(session, AUTH)));
  }

  @Test
  void signsWithBoundSession() {
    Keys.Key key = keys.ecdsa(AUTH);
    SessionBinding binding = new SessionBinding(key.handle(), key.name(), AUTH);
    AuthSession session = client.start(SessionSpec.hmac(HashAlg.SHA384).bound(binding));

    assertTrue(key.signsWith(Authorization.session(session, AUTH)));
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 192, 256, 0})
  void encryptsBothDirections(int keyBits) {
    TpmtSymDef cipher = keyBits == 0 ? TpmtSymDef.xor(TpmAlg.SHA256) : TpmtSymDef.aesCfb(keyBits);
    SaltKey salt = new SaltKey(keys.parent(), keys.parentArea());
    AuthSession session =
        client.start(SessionSpec.hmac(HashAlg.SHA256).salted(salt).encrypting(cipher));

    Keys.Key key =
        keys.ecdsa(
            AUTH,
            Authorization.session(session, SecretBytes.EMPTY)
                .encryptingCommand()
                .encryptingResponse());

    assertTrue(key.signsWith(Authorization.session(session, AUTH).encryptingCommand()));
  }

  @Test
  void encryptsBySessionsBesideTheOneThatAuthorises() {
    Keys.Key key = keys.ecdsa(AUTH);
    SessionSpec spec = SessionSpec.hmac(HashAlg.SHA256).encrypting(TpmtSymDef.aesCfb(128));
    AuthSession authorises = client.start(SessionSpec.hmac(HashAlg.SHA256));
    AuthSession encrypts = client.start(spec);

    assertTrue(
        key.signsWith(
            Authorization.session(authorises, AUTH),
            Authorization.session(encrypts).encryptingCommand()));
  }

  @Test
  void encryptsWhereNothingIsAuthorised() {
    SessionSpec spec = SessionSpec.hmac(HashAlg.SHA256).encrypting(TpmtSymDef.aesCfb(128));
    SessionSpec bound =
        spec.bound(
            new SessionBinding(
                TpmHandle.OWNER, EntityNames.of(TpmHandle.OWNER), SecretBytes.EMPTY));
    AuthSession session = client.start(bound);

    SecretBytes random =
        client
            .execute(new GetRandom.Request(32), Authorization.session(session).encryptingResponse())
            .randomBytes();

    assertEquals(32, random.size());
  }

  @Test
  void endsSessionWithoutContinueSession() {
    AuthSession session = client.start(SessionSpec.hmac(HashAlg.SHA256));
    Authorization last = Authorization.session(session).with(TpmaSession.AUDIT).last();
    client.execute(new GetRandom.Request(4), last);

    assertEquals(
        TpmRc.HANDLE.parameter(1),
        codeOf(() -> client.execute(new FlushContext.Request(session.handle()))));
  }

  @Test
  void wrongAuthOfNoDaKeyIsBadAuth_session1() {
    Keys.Key key = keys.ecdsa(AUTH);
    AuthSession session = client.start(SessionSpec.hmac(HashAlg.SHA256));

    assertEquals(
        TpmRc.BAD_AUTH.session(1),
        codeOf(() -> key.signsWith(Authorization.session(session, SecretBytes.EMPTY))));
    assertEquals(
        TpmRc.BAD_AUTH.session(1),
        codeOf(() -> key.signsWith(Authorization.password(SecretBytes.EMPTY))));
  }

  @Test
  void wrongAuthOfProtectedKeyLocksOut() {
    Keys.Key key = keys.protectedEcdsa(AUTH);
    for (int tries = 0; tries < 3; tries++) {
      assertEquals(
          TpmRc.AUTH_FAIL.session(1),
          codeOf(() -> key.signsWith(Authorization.password(SecretBytes.EMPTY))));
    }

    assertEquals(TpmRc.LOCKOUT, codeOf(() -> key.signsWith(Authorization.password(AUTH))));
  }

  @Test
  void savedSessionComesBackOnce() {
    AuthSession session = client.start(SessionSpec.hmac(HashAlg.SHA256));
    TpmsContext context = client.execute(new ContextSave.Request(session.handle())).context();

    assertEquals(session.handle(), client.execute(new ContextLoad.Request(context)).loadedHandle());
    Keys.Key key = keys.ecdsa(AUTH);
    assertTrue(key.signsWith(Authorization.session(session, AUTH)));
    assertEquals(
        TpmRc.HANDLE.parameter(1), codeOf(() -> client.execute(new ContextLoad.Request(context))));
  }

  @Test
  void rejectsFourthLoadedSession() {
    for (int count = 0; count < 3; count++) {
      client.start(SessionSpec.hmac(HashAlg.SHA256));
    }

    assertEquals(
        TpmRc.SESSION_MEMORY, codeOf(() -> client.start(SessionSpec.hmac(HashAlg.SHA256))));
  }

  @Test
  void rejectsShortNonce_parameter1() {
    assertEquals(
        TpmRc.SIZE.parameter(1),
        codeOf(() -> client.execute(start(Bytes.of(new byte[15]), TpmtSymDef.NULL))));
  }

  @Test
  void rejectsOtherModeThanCfb_parameter4() {
    TpmtSymDef cbc = new TpmtSymDef(TpmAlg.AES, 128, TpmAlg.CBC);

    assertEquals(
        TpmRc.MODE.parameter(4), codeOf(() -> client.execute(start(Bytes.of(new byte[16]), cbc))));
  }

  @Test
  void objectContextComesBackAnyNumberOfTimes() {
    Keys.Key key = keys.ecdsa(AUTH);
    TpmsContext context = client.execute(new ContextSave.Request(key.handle())).context();
    keys.flush(key.handle());

    TpmHandle handle = client.execute(new ContextLoad.Request(context)).loadedHandle();
    client.names().put(handle, key.name());
    assertTrue(key.at(handle).signsWith(Authorization.password(AUTH)));
    assertFalse(client.execute(new ContextLoad.Request(context)).loadedHandle().equals(handle));
  }

  @Test
  void rejectsDamagedContext_parameter1() {
    Keys.Key key = keys.ecdsa(AUTH);
    TpmsContext context = client.execute(new ContextSave.Request(key.handle())).context();
    byte[] blob = context.contextBlob().toByteArray();
    blob[blob.length - 1] ^= 1;
    TpmsContext damaged =
        new TpmsContext(
            context.sequence(), context.savedHandle(), context.hierarchy(), Bytes.of(blob));

    assertEquals(
        TpmRc.INTEGRITY.parameter(1),
        codeOf(() -> client.execute(new ContextLoad.Request(damaged))));
  }

  private static StartAuthSession.Request start(Bytes nonce, TpmtSymDef symmetric) {
    return new StartAuthSession.Request(
        TpmHandle.NULL, TpmHandle.NULL, nonce, Bytes.EMPTY, TpmSe.HMAC, symmetric, TpmAlg.SHA256);
  }

  private static TpmRc codeOf(Runnable action) {
    TpmException thrown = assertThrows(TpmException.class, action::run);
    return thrown instanceof TpmResponseException response
        ? response.rc()
        : ((TpmResponseException) thrown.getCause()).rc();
  }

  @Test
  void emptiesAnAuthValueBySessionWithoutAnyOtherKey() {
    AuthSession session = client.start(SessionSpec.hmac(HashAlg.SHA256));
    TpmHandle owner = TpmHandle.OWNER;
    client.execute(
        new HierarchyChangeAuth.Request(owner, AUTH),
        Authorization.session(session, SecretBytes.EMPTY));
    client.execute(
        new HierarchyChangeAuth.Request(owner, SecretBytes.EMPTY),
        Authorization.session(session, AUTH));

    client.execute(
        new HierarchyChangeAuth.Request(owner, SecretBytes.EMPTY),
        Authorization.session(session, SecretBytes.EMPTY));
  }

  @Test
  void changesTheAuthValueOfPcrBySession() {
    AuthSession session = client.start(SessionSpec.hmac(HashAlg.SHA256));
    TpmHandle pcr = TpmHandle.ofPcr(20);
    client.execute(
        new PcrSetAuthValue.Request(pcr, AUTH), Authorization.session(session, SecretBytes.EMPTY));

    client.execute(
        new PcrSetAuthValue.Request(pcr, SecretBytes.EMPTY), Authorization.session(session, AUTH));
  }
}
