package io.github.tpm4j.engine.commands.policy;

import static io.github.tpm4j.engine.testing.TestObjects.primary;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.policy.PolicyAuthorize;
import io.github.tpm4j.tss.commands.policy.PolicyAuthorizeNv;
import io.github.tpm4j.tss.commands.signing.Sign;
import io.github.tpm4j.tss.commands.signing.VerifySignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmtTkHashcheck;
import io.github.tpm4j.tss.structures.TpmtTkVerified;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import org.junit.jupiter.api.Test;

/** PolicyAuthorize and PolicyAuthorizeNV. */
class PolicyApprovalsTest {
  private static final Bytes REF = Bytes.ofHex("0102");
  private static final TpmtTkHashcheck NO_CHECK =
      new TpmtTkHashcheck(TpmSt.HASHCHECK, TpmHandle.NULL, Bytes.EMPTY);
  private static final TpmtTkVerified NULL_TICKET =
      new TpmtTkVerified(TpmSt.VERIFIED, TpmHandle.NULL, Bytes.EMPTY);
  private static final Bytes NAME =
      Bytes.ofHex("000b" + PolicyTpm.hash(PolicyTpm.octet('k')).toHex());

  private final PolicyTpm tpm = new PolicyTpm();
  private final TpmHandle session = tpm.policy();

  private TpmRc authorize(Bytes approved, Bytes keySign, TpmtTkVerified ticket) {
    return tpm.code(new PolicyAuthorize.Request(session, approved, REF, keySign, ticket));
  }

  private CreatePrimary.Response key(TpmHandle hierarchy) {
    return tpm.tpm.run(primary(hierarchy, KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build()));
  }

  private TpmtTkVerified ticket(TpmHandle key, Bytes approved) {
    Bytes aHash = PolicyTpm.hash(approved, REF);
    TpmtSigScheme scheme = TpmtSigScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256);
    TpmtSignature signature =
        tpm.tpm.run(new Sign.Request(key, aHash, scheme, NO_CHECK)).signature();
    return tpm.tpm.run(new VerifySignature.Request(key, aHash, signature)).validation();
  }

  @Test
  void anApprovedPolicyBecomesThatOfTheKey() {
    CreatePrimary.Response key = key(TpmHandle.OWNER);
    TpmtTkVerified ticket = ticket(key.objectHandle(), PolicyTpm.ZERO);
    assertEquals(TpmRc.SUCCESS, authorize(PolicyTpm.ZERO, key.name(), ticket));
    assertEquals(
        PolicyTpm.update(PolicyTpm.ZERO, TpmCc.POLICY_AUTHORIZE, key.name(), REF),
        tpm.digest(session));
  }

  @Test
  void rejectsAnotherPolicy_parameter1() {
    CreatePrimary.Response key = key(TpmHandle.OWNER);
    Bytes other = PolicyTpm.hash(Bytes.EMPTY);
    assertEquals(
        TpmRc.VALUE.parameter(1), authorize(other, key.name(), ticket(key.objectHandle(), other)));
  }

  @Test
  void rejectsTicketOfAnotherKey_parameter4() {
    TpmtTkVerified ticket = ticket(key(TpmHandle.OWNER).objectHandle(), PolicyTpm.ZERO);
    assertEquals(TpmRc.VALUE.parameter(4), authorize(PolicyTpm.ZERO, NAME, ticket));
  }

  @Test
  void rejectsNullTicket_parameter4() {
    assertEquals(TpmRc.VALUE.parameter(4), authorize(PolicyTpm.ZERO, NAME, NULL_TICKET));
    CreatePrimary.Response key = key(TpmHandle.NULL);
    TpmtTkVerified ticket = ticket(key.objectHandle(), PolicyTpm.ZERO);
    assertEquals(TpmRc.VALUE.parameter(4), authorize(PolicyTpm.ZERO, key.name(), ticket));
  }

  @Test
  void rejectsNameWithoutHash_parameter3() {
    for (String name : new String[] {"", "00", "0010", "0012" + "00".repeat(32)}) {
      assertEquals(
          TpmRc.HASH.parameter(3), authorize(PolicyTpm.ZERO, Bytes.ofHex(name), NULL_TICKET));
    }
  }

  @Test
  void rejectsNameOfAnotherSize_parameter3() {
    assertEquals(
        TpmRc.SIZE.parameter(3), authorize(PolicyTpm.ZERO, NAME.slice(0, 33), NULL_TICKET));
  }

  @Test
  void aTrialSessionTakesAnyApproval() {
    TpmHandle trial = tpm.trial();
    tpm.run(new PolicyAuthorize.Request(trial, NAME, REF, NAME, NULL_TICKET));
    assertEquals(
        PolicyTpm.update(PolicyTpm.ZERO, TpmCc.POLICY_AUTHORIZE, NAME, REF), tpm.digest(trial));
  }

  private TpmRc authorizeNv(TpmHandle auth, TpmHandle policySession) {
    return tpm.code(new PolicyAuthorizeNv.Request(auth, PolicyTpm.INDEX, policySession));
  }

  private void define(Bytes content) {
    tpm.defineIndex(Bytes.EMPTY, "", content);
    tpm.writeIndex(content);
  }

  @Test
  void thePolicyOfAnIndexBecomesThatOfTheIndexItself() {
    define(Bytes.ofHex("000b" + PolicyTpm.ZERO.toHex()));
    assertEquals(TpmRc.SUCCESS, authorizeNv(TpmHandle.OWNER, session));
    assertEquals(
        PolicyTpm.extend(PolicyTpm.ZERO, TpmCc.POLICY_AUTHORIZE_NV, tpm.indexName()),
        tpm.digest(session));
  }

  @Test
  void rejectsAnotherPolicyInTheIndex() {
    define(Bytes.ofHex("000b" + "01".repeat(32)));
    assertEquals(TpmRc.VALUE, authorizeNv(TpmHandle.OWNER, session));
  }

  @Test
  void rejectsAnotherHashInTheIndex() {
    define(Bytes.ofHex("0004" + "00".repeat(20)));
    assertEquals(TpmRc.HASH, authorizeNv(TpmHandle.OWNER, session));
  }

  @Test
  void rejectsNoHashInTheIndex() {
    define(Bytes.ofHex("0010"));
    assertEquals(TpmRc.HASH, authorizeNv(TpmHandle.OWNER, session));
  }

  @Test
  void rejectsIndexTooShortForADigest() {
    define(Bytes.ofHex("000b" + "00".repeat(31)));
    assertEquals(TpmRc.INSUFFICIENT, authorizeNv(TpmHandle.OWNER, session));
  }

  @Test
  void rejectsIndexThatMayNotBeRead_butNotInATrialSession() {
    tpm.defineIndex(Bytes.EMPTY, "", PolicyTpm.CONTENT);
    assertEquals(TpmRc.NV_UNINITIALIZED, authorizeNv(TpmHandle.OWNER, session));
    assertEquals(TpmRc.NV_AUTHORIZATION, authorizeNv(TpmHandle.PLATFORM, session));
    assertEquals(TpmRc.SUCCESS, authorizeNv(TpmHandle.PLATFORM, tpm.trial()));
  }
}
