package io.github.tpm4j.tss.session;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.object.Unseal;
import io.github.tpm4j.tss.commands.pcr.PcrRead;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.commands.session.StartAuthSession;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionRulesTest {
  private static final Authorization PASSWORD = Authorization.password(SecretBytes.EMPTY);

  private static AuthSession session(TpmtSymDef cipher) {
    SessionStart start = new SessionStart(SessionSpec.hmac(HashAlg.SHA256).encrypting(cipher));
    return start.session(
        new StartAuthSession.Response(
            TpmHandle.of(0x02000000), Bytes.adopt(new byte[HashAlg.SHA256.digestBytes()])));
  }

  private static SessionAuthorization use() {
    return Authorization.session(session(TpmtSymDef.aesCfb(128)));
  }

  private static void assertRefused(
      String problem, CommandSpec<?, ?> spec, Authorization... authorizations) {
    List<Authorization> all = List.of(authorizations);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> SessionRules.check(spec, all));
    assertTrue(e.getMessage().contains(problem), e::getMessage);
    assertTrue(e.getMessage().contains(spec.toString()), e::getMessage);
  }

  @Test
  void takesWhatFits() {
    assertDoesNotThrow(() -> SessionRules.check(Unseal.SPEC, List.of(PASSWORD)));
    assertDoesNotThrow(
        () -> SessionRules.check(Unseal.SPEC, List.of(PASSWORD, use().encryptingResponse())));
    assertDoesNotThrow(() -> SessionRules.check(GetRandom.SPEC, List.of()));
  }

  @Test
  void refusesAHandleWithoutAuthorisation() {
    assertRefused("needs more", Unseal.SPEC);
  }

  @Test
  void refusesSessionsWhereThereCanBeNone() {
    assertRefused("can have no session", FlushContext.SPEC, use());
  }

  @Test
  void refusesFourSessions() {
    assertRefused("three sessions", Unseal.SPEC, use(), use(), use(), use());
  }

  @Test
  void refusesAPasswordForNothing() {
    assertRefused("no handle for the last password", GetRandom.SPEC, PASSWORD);
  }

  @Test
  void refusesToEncryptWhatCannotBe() {
    assertRefused("nothing to encrypt", Unseal.SPEC, use().encryptingCommand());
    assertRefused("answers nothing encrypted", PcrRead.SPEC, use().encryptingResponse());
  }

  @Test
  void refusesTwoSessionsThatEncrypt() {
    assertRefused(
        "one encrypt session", Unseal.SPEC, use().encryptingResponse(), use().encryptingResponse());
  }

  @Test
  void refusesToEncryptWithoutACipher() {
    SessionAuthorization plain = Authorization.session(session(TpmtSymDef.NULL));
    assertRefused("without a cipher", Unseal.SPEC, plain.encryptingResponse());
  }

  @Test
  void refusesASessionThatHasEnded() {
    SessionAuthorization ended = use();
    ended.session().setLost();
    assertRefused("has ended", Unseal.SPEC, ended);
  }
}
