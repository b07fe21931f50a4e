package io.github.tpm4j.engine.commands.policy;

import static io.github.tpm4j.engine.testing.TestObjects.primary;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.policy.PolicyCpHash;
import io.github.tpm4j.tss.commands.policy.PolicySecret;
import io.github.tpm4j.tss.commands.policy.PolicySigned;
import io.github.tpm4j.tss.commands.policy.PolicyTicket;
import io.github.tpm4j.tss.commands.session.PolicyRestart;
import io.github.tpm4j.tss.commands.session.StartAuthSession;
import io.github.tpm4j.tss.commands.signing.Sign;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmtTkAuth;
import io.github.tpm4j.tss.structures.TpmtTkHashcheck;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PolicySigned, PolicySecret and PolicyTicket. */
class PolicyAssertionsTest {
  private static final Bytes REF = Bytes.ofHex("010203");
  private static final Bytes CP_HASH = PolicyTpm.hash(PolicyTpm.octet('c'));
  private static final Bytes OWNER_NAME = PolicyTpm.u32(TpmHandle.OWNER.value());
  private static final TpmtTkHashcheck NO_CHECK =
      new TpmtTkHashcheck(TpmSt.HASHCHECK, TpmHandle.NULL, Bytes.EMPTY);

  private final PolicyTpm tpm = new PolicyTpm();
  private final StartAuthSession.Response started = tpm.start(TpmSe.POLICY);
  private final TpmHandle session = started.sessionHandle();
  private final Bytes nonce = started.nonceTpm();

  private static PolicySecret.Request secret(
      TpmHandle policySession, Bytes nonceTpm, Bytes cpHash, int expiration) {
    return new PolicySecret.Request(
        TpmHandle.OWNER, policySession, nonceTpm, cpHash, REF, expiration);
  }

  private void restart() {
    tpm.run(new PolicyRestart.Request(session));
  }

  @Test
  void theSecretOfAnEntityIsInTheDigest() {
    tpm.run(secret(session, nonce, CP_HASH, 0));
    Bytes expected = PolicyTpm.update(PolicyTpm.ZERO, TpmCc.POLICY_SECRET, OWNER_NAME, REF);
    assertEquals(expected, tpm.digest(session));
    TpmHandle trial = tpm.trial();
    tpm.run(secret(trial, CP_HASH, CP_HASH, -1));
    assertEquals(expected, tpm.digest(trial));
  }

  @ParameterizedTest
  @CsvSource({"0", "1000"})
  void withoutNegativeExpirationThereIsNoTicket(int expiration) {
    PolicySecret.Response response = tpm.tpm.run(secret(session, nonce, Bytes.EMPTY, expiration));
    assertEquals(Bytes.EMPTY, response.timeout());
    assertEquals(
        new TpmtTkAuth(TpmSt.AUTH_SECRET, TpmHandle.NULL, Bytes.EMPTY), response.policyTicket());
  }

  @Test
  void rejectsNonceOfAnotherSession_parameter1() {
    assertEquals(TpmRc.NONCE.parameter(1), tpm.code(secret(session, CP_HASH, Bytes.EMPTY, 0)));
  }

  @Test
  void rejectsCpHashOfAnotherSize_parameter2() {
    assertEquals(TpmRc.SIZE.parameter(2), tpm.code(secret(session, nonce, REF, 0)));
  }

  @Test
  void rejectsCpHashBesideAnotherOne() {
    tpm.run(new PolicyCpHash.Request(session, PolicyTpm.ZERO));
    assertEquals(TpmRc.CPHASH, tpm.code(secret(session, nonce, CP_HASH, 0)));
  }

  @ParameterizedTest
  @CsvSource({"5", "-5"})
  void theNonceCountsExpirationFromTheBeginningOfThePolicy(int expiration) {
    tpm.tpm.advanceMillis(20_000);
    restart();
    tpm.tpm.advanceMillis(5_000);
    assertEquals(TpmRc.SUCCESS, tpm.code(secret(session, nonce, Bytes.EMPTY, expiration)));
    restart();
    tpm.tpm.advanceMillis(5_001);
    assertEquals(
        TpmRc.EXPIRED.parameter(4), tpm.code(secret(session, nonce, Bytes.EMPTY, expiration)));
  }

  @Test
  void withoutNonceExpirationIsATime() {
    tpm.tpm.advanceMillis(20_500);
    assertEquals(
        TpmRc.EXPIRED.parameter(4), tpm.code(secret(session, Bytes.EMPTY, Bytes.EMPTY, 19)));
    assertEquals(TpmRc.SUCCESS, tpm.code(secret(session, Bytes.EMPTY, Bytes.EMPTY, 20)));
  }

  @Test
  void anExpiredPolicyAuthorisesNothing_session1() {
    Bytes policy = PolicyTpm.update(PolicyTpm.ZERO, TpmCc.POLICY_SECRET, OWNER_NAME, REF);
    tpm.defineIndex(policy, "", PolicyTpm.CONTENT);
    tpm.writeIndex(PolicyTpm.CONTENT);
    tpm.run(secret(session, nonce, Bytes.EMPTY, 5));
    tpm.tpm.advanceMillis(5_001);
    tpm.tpm.policy(session);
    assertEquals(TpmRc.EXPIRED.session(1), tpm.code(PolicyTpm.read()));
    restart();
    tpm.run(secret(session, nonce, Bytes.EMPTY, 5));
    tpm.tpm.policy(session);
    assertEquals(TpmRc.SUCCESS, tpm.code(PolicyTpm.read()));
  }

  private PolicyTicket.Request ticket(PolicySecret.Response given, Bytes cpHash, Bytes name) {
    return new PolicyTicket.Request(
        session, given.timeout(), cpHash, REF, name, given.policyTicket());
  }

  @Test
  void aTicketStandsForTheSecretUntilItExpires() {
    PolicySecret.Response given = tpm.tpm.run(secret(session, nonce, CP_HASH, -60));
    assertEquals(TpmHandle.OWNER, given.policyTicket().hierarchy());
    Bytes expected = tpm.digest(session);
    restart();
    tpm.run(ticket(given, CP_HASH, OWNER_NAME));
    assertEquals(expected, tpm.digest(session));

    tpm.tpm.advanceMillis(61_000);
    restart();
    assertEquals(TpmRc.EXPIRED.parameter(1), tpm.code(ticket(given, CP_HASH, OWNER_NAME)));
  }

  @Test
  void rejectsTicketOfAnotherAuthorisation_parameter5() {
    PolicySecret.Response given = tpm.tpm.run(secret(session, nonce, CP_HASH, -60));
    restart();
    assertEquals(TpmRc.TICKET.parameter(5), tpm.code(ticket(given, PolicyTpm.ZERO, OWNER_NAME)));
    assertEquals(TpmRc.TICKET.parameter(5), tpm.code(ticket(given, CP_HASH, REF)));
  }

  @Test
  void rejectsTicketOfAnotherPeriodOfPower_parameter5() {
    PolicySecret.Response given = tpm.tpm.run(secret(session, Bytes.EMPTY, CP_HASH, -60));
    tpm.tpm.restart(TpmSu.CLEAR, TpmSu.CLEAR);
    tpm.policy();
    assertEquals(TpmRc.TICKET.parameter(5), tpm.code(ticket(given, CP_HASH, OWNER_NAME)));
  }

  @Test
  void rejectsTicketWithOtherTimeout_parameter1() {
    PolicySecret.Response given = tpm.tpm.run(secret(session, nonce, CP_HASH, -60));
    PolicySecret.Response cut =
        new PolicySecret.Response(given.timeout().slice(0, 7), given.policyTicket());
    assertEquals(TpmRc.SIZE.parameter(1), tpm.code(ticket(cut, CP_HASH, OWNER_NAME)));
  }

  @Test
  void rejectsTicketInATrialSession_handle1() {
    PolicySecret.Response given = tpm.tpm.run(secret(session, nonce, CP_HASH, -60));
    PolicyTicket.Request request =
        new PolicyTicket.Request(
            tpm.trial(), given.timeout(), CP_HASH, REF, OWNER_NAME, given.policyTicket());
    assertEquals(TpmRc.ATTRIBUTES.handle(1), tpm.code(request));
  }

  private TpmtSignature sign(TpmHandle key, int expiration) {
    Bytes aHash = PolicyTpm.hash(nonce, PolicyTpm.u32(expiration), CP_HASH, REF);
    TpmtSigScheme scheme = TpmtSigScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256);
    return tpm.tpm.run(new Sign.Request(key, aHash, scheme, NO_CHECK)).signature();
  }

  private CreatePrimary.Response key() {
    return tpm.tpm.run(
        primary(TpmHandle.ENDORSEMENT, KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build()));
  }

  @Test
  void aSignatureOfAKeyIsInTheDigest() {
    CreatePrimary.Response key = key();
    TpmtSignature signature = sign(key.objectHandle(), -60);
    PolicySigned.Response given =
        tpm.tpm.run(
            new PolicySigned.Request(
                key.objectHandle(), session, nonce, CP_HASH, REF, -60, signature));
    Bytes expected = PolicyTpm.update(PolicyTpm.ZERO, TpmCc.POLICY_SIGNED, key.name(), REF);
    assertEquals(expected, tpm.digest(session));
    assertEquals(TpmHandle.ENDORSEMENT, given.policyTicket().hierarchy());

    restart();
    tpm.run(
        new PolicyTicket.Request(
            session, given.timeout(), CP_HASH, REF, key.name(), given.policyTicket()));
    assertEquals(expected, tpm.digest(session));
  }

  @Test
  void rejectsSignatureOfOtherTerms_parameter5_butNotInATrialSession() {
    CreatePrimary.Response key = key();
    TpmtSignature signature = sign(key.objectHandle(), 0);
    assertEquals(
        TpmRc.SIGNATURE.parameter(5),
        tpm.code(
            new PolicySigned.Request(
                key.objectHandle(), session, nonce, CP_HASH, REF, 60, signature)));
    TpmHandle trial = tpm.trial();
    tpm.run(
        new PolicySigned.Request(
            key.objectHandle(), trial, Bytes.EMPTY, CP_HASH, REF, 60, signature));
    assertEquals(
        PolicyTpm.update(PolicyTpm.ZERO, TpmCc.POLICY_SIGNED, key.name(), REF), tpm.digest(trial));
  }
}
