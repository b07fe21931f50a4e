package io.github.tpm4j.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.engine.testing.Keys;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.commands.session.StartAuthSession;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.session.SessionBinding;
import io.github.tpm4j.tss.session.SessionSpec;
import io.github.tpm4j.tss.structures.TpmlTaggedTpmProperty;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions that are bound to an entity, in the first and in the last revision. */
class BoundSessionTest {
  private static final SecretBytes AUTH = SecretBytes.of(new byte[] {1, 2, 3});
  private static final SecretBytes WRONG = SecretBytes.of(new byte[] {4});

  private static TpmClient start(int profile) throws TransportException {
    TpmClient client = new TpmClient(Transports.open("engine:memory,profile=" + profile));
    client.execute(new Startup.Request(TpmSu.CLEAR));
    return client;
  }

  private static int failedTries(TpmClient client) {
    GetCapability.Response response =
        client.execute(
            new GetCapability.Request(TpmCap.TPM_PROPERTIES, TpmPt.LOCKOUT_COUNTER.value(), 1));
    return ((TpmlTaggedTpmProperty) response.capabilityData().data()).tpmProperty().get(0).value();
  }

  /** A session that was bound with a wrong authValue only audits: its HMAC is wrong. */
  private static TpmRc audit(TpmClient client, Keys.Key bind) {
    SessionBinding binding = new SessionBinding(bind.handle(), bind.name(), WRONG);
    AuthSession session = client.start(SessionSpec.hmac(HashAlg.SHA256).bound(binding));
    TpmException thrown =
        assertThrows(
            TpmException.class,
            () ->
                client.execute(
                    new GetRandom.Request(4),
                    Authorization.session(session).with(TpmaSession.AUDIT)));
    return thrown instanceof TpmResponseException response
        ? response.rc()
        : ((TpmResponseException) thrown.getCause()).rc();
  }

  @ParameterizedTest
  @ValueSource(ints = {159, 185})
  void toAProtectedKeyMakesAnyFailureCount_session1(int profile) throws TransportException {
    try (TpmClient client = start(profile)) {
      Keys keys = new Keys(client);
      assertEquals(TpmRc.AUTH_FAIL.session(1), audit(client, keys.protectedEcdsa(AUTH)));
      assertEquals(1, failedTries(client));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {159, 185})
  void toAnUnprotectedKeyCountsNothing_session1(int profile) throws TransportException {
    try (TpmClient client = start(profile)) {
      assertEquals(TpmRc.BAD_AUTH.session(1), audit(client, new Keys(client).ecdsa(AUTH)));
      assertEquals(0, failedTries(client));
    }
  }

  @ParameterizedTest
  @CsvSource({"159, 16", "159, 32", "185, 16", "185, 20"})
  void haveANonceAsLongAsTheCallersAndNoShorterThan16(int profile, int bytes)
      throws TransportException {
    try (TpmClient client = start(profile)) {
      StartAuthSession.Response started =
          client.execute(
              new StartAuthSession.Request(
                  TpmHandle.NULL,
                  TpmHandle.NULL,
                  Bytes.adopt(new byte[bytes]),
                  Bytes.EMPTY,
                  TpmSe.HMAC,
                  TpmtSymDef.NULL,
                  TpmAlg.SHA256));
      assertEquals(bytes, started.nonceTpm().size());
    }
  }
}
