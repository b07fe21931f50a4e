package io.github.tpm4j.engine.commands.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestObjects;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.nv.NvRead;
import io.github.tpm4j.tss.commands.policy.PolicyCommandCode;
import io.github.tpm4j.tss.commands.policy.PolicyCpHash;
import io.github.tpm4j.tss.commands.policy.PolicyDuplicationSelect;
import io.github.tpm4j.tss.commands.policy.PolicyNameHash;
import io.github.tpm4j.tss.commands.policy.PolicyParameters;
import io.github.tpm4j.tss.commands.policy.PolicyTemplate;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The commands whose hashes share one slot: PolicyCpHash, PolicyNameHash, PolicyTemplate,
 * PolicyParameters and PolicyDuplicationSelect.
 */
class PolicyHashesTest {
  private static final TpmHandle SESSION = TpmHandle.of(0x03000000);
  private static final Bytes A = PolicyTpm.hash(PolicyTpm.octet('a'));

  /** Of TPM2_NV_Read: size 1, offset 0. */
  private static final Bytes READ_PARAMETERS = Bytes.ofHex("00010000");

  private static final Bytes B = PolicyTpm.hash(PolicyTpm.octet('b'));

  private final PolicyTpm tpm = new PolicyTpm();
  private final TpmHandle session = tpm.policy();

  private static TpmRequest<?> cpHash(Bytes hash) {
    return new PolicyCpHash.Request(SESSION, hash);
  }

  private static TpmRequest<?> nameHash(Bytes hash) {
    return new PolicyNameHash.Request(SESSION, hash);
  }

  private static TpmRequest<?> template(Bytes hash) {
    return new PolicyTemplate.Request(SESSION, hash);
  }

  private static TpmRequest<?> parameters(Bytes hash) {
    return new PolicyParameters.Request(SESSION, hash);
  }

  private static TpmRequest<?> duplication(boolean includeObject) {
    return new PolicyDuplicationSelect.Request(SESSION, A, B, includeObject);
  }

  static Stream<List<Object>> conflicts() {
    return Stream.of(
        List.of(cpHash(A), cpHash(A), TpmRc.SUCCESS),
        List.of(cpHash(A), cpHash(B), TpmRc.CPHASH),
        List.of(cpHash(A), nameHash(A), TpmRc.CPHASH),
        List.of(cpHash(A), template(A), TpmRc.CPHASH),
        List.of(cpHash(A), parameters(A), TpmRc.CPHASH),
        List.of(cpHash(A), duplication(true), TpmRc.CPHASH),
        List.of(nameHash(A), nameHash(A), TpmRc.CPHASH),
        List.of(nameHash(A), cpHash(A), TpmRc.CPHASH),
        List.of(template(A), template(A), TpmRc.SUCCESS),
        List.of(template(A), template(B), TpmRc.VALUE.parameter(1)),
        List.of(template(A), cpHash(A), TpmRc.CPHASH),
        List.of(parameters(A), parameters(A), TpmRc.CPHASH),
        List.of(duplication(true), duplication(true), TpmRc.CPHASH),
        List.of(duplication(true), nameHash(A), TpmRc.CPHASH));
  }

  @ParameterizedTest
  @MethodSource("conflicts")
  void theSlotTakesOneHash(List<Object> row) {
    tpm.run((TpmRequest<?>) row.get(0));
    assertEquals(row.get(2), tpm.code((TpmRequest<?>) row.get(1)));
  }

  static Stream<TpmRequest<?>> shortHashes() {
    Bytes tooShort = A.slice(0, 31);
    return Stream.of(
        cpHash(tooShort), nameHash(tooShort), template(tooShort), parameters(tooShort));
  }

  @ParameterizedTest
  @MethodSource("shortHashes")
  void rejectsHashOfAnotherSize_parameter1(TpmRequest<?> request) {
    assertEquals(TpmRc.SIZE.parameter(1), tpm.code(request));
  }

  static Stream<List<Object>> digests() {
    return Stream.of(
        List.of(cpHash(A), TpmCc.POLICY_CP_HASH, A),
        List.of(nameHash(A), TpmCc.POLICY_NAME_HASH, A),
        List.of(template(A), TpmCc.POLICY_TEMPLATE, A),
        List.of(parameters(A), TpmCc.POLICY_PARAMETERS, A));
  }

  @ParameterizedTest
  @MethodSource("digests")
  void theDigestTakesTheHash(List<Object> row) {
    tpm.run((TpmRequest<?>) row.get(0));
    assertEquals(
        PolicyTpm.extend(PolicyTpm.ZERO, (TpmCc) row.get(1), (Bytes) row.get(2)),
        tpm.digest(session));
  }

  @Test
  void theObjectOfADuplicationIsInTheDigestIfItIsIncluded() {
    TpmCc command = TpmCc.POLICY_DUPLICATION_SELECT;
    Bytes code = PolicyTpm.u32(command.value());
    tpm.run(duplication(true));
    assertEquals(
        PolicyTpm.hash(PolicyTpm.ZERO, code, A, B, PolicyTpm.octet(1)), tpm.digest(session));
    TpmHandle other = tpm.trial();
    tpm.run(new PolicyDuplicationSelect.Request(other, A, B, false));
    assertEquals(PolicyTpm.hash(PolicyTpm.ZERO, code, B, PolicyTpm.octet(0)), tpm.digest(other));
  }

  @Test
  void rejectsDuplicationBesideAnotherCommand() {
    tpm.run(new PolicyCommandCode.Request(session, TpmCc.NV_READ));
    assertEquals(TpmRc.COMMAND_CODE, tpm.code(duplication(true)));
  }

  private void assertOnlyOneOctetIsRead(TpmRequest<?> policy) {
    tpm.run(policy);
    tpm.tpm.policy(session);
    assertEquals(
        TpmRc.POLICY_FAIL.session(1),
        tpm.code(new NvRead.Request(PolicyTpm.INDEX, PolicyTpm.INDEX, 2, 0)));
    tpm.tpm.policy(session);
    assertEquals(TpmRc.SUCCESS, tpm.code(PolicyTpm.read()));
  }

  @Test
  void theParametersMustBeThoseOfTheHash() {
    Bytes pHash = PolicyTpm.hash(PolicyTpm.u32(TpmCc.NV_READ.value()), READ_PARAMETERS);
    tpm.defineIndex(
        PolicyTpm.extend(PolicyTpm.ZERO, TpmCc.POLICY_PARAMETERS, pHash), "", PolicyTpm.CONTENT);
    tpm.writeIndex(PolicyTpm.CONTENT);
    assertOnlyOneOctetIsRead(parameters(pHash));
  }

  @Test
  void theTemplateMustBeThatOfTheHash() {
    TpmtPublic right = KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build();
    TpmtPublic wrong = KeyTemplate.ec(TpmEccCurve.NIST_P384).signing().build();
    Bytes hash = PolicyTpm.hash(Bytes.of(right.marshal()));
    TpmHandle parent = parent(PolicyTpm.extend(PolicyTpm.ZERO, TpmCc.POLICY_TEMPLATE, hash));

    tpm.run(template(hash));
    tpm.tpm.policy(session);
    assertEquals(TpmRc.POLICY_FAIL.session(1), tpm.code(TestObjects.child(parent, wrong)));
    tpm.tpm.policy(session);
    assertEquals(TpmRc.SUCCESS, tpm.code(TestObjects.child(parent, right)));
  }

  private TpmHandle parent(Bytes authPolicy) {
    TpmtPublic plain = StorageTemplates.ECC_P256;
    TpmtPublic area =
        new TpmtPublic(
            plain.type(),
            plain.nameAlg(),
            plain.objectAttributes(),
            authPolicy,
            plain.parameters(),
            plain.unique());
    return tpm.tpm.run(TestObjects.primary(TpmHandle.OWNER, area)).objectHandle();
  }

  @Test
  void thePolicyOfAPcrCanBeOneCommandWithItsNames() {
    Bytes pcr = PolicyTpm.u32(20);
    Bytes cpHash = PolicyTpm.hash(PolicyTpm.u32(TpmCc.PCR_RESET.value()), pcr);
    assertPolicyOfPcr(cpHash(cpHash), cpHash(A), TpmCc.POLICY_CP_HASH, cpHash);
  }

  @Test
  void thePolicyOfAPcrCanBeItsName() {
    Bytes nameHash = PolicyTpm.hash(PolicyTpm.u32(20));
    assertPolicyOfPcr(nameHash(nameHash), nameHash(A), TpmCc.POLICY_NAME_HASH, nameHash);
  }

  private void assertPolicyOfPcr(
      TpmRequest<?> right, TpmRequest<?> wrong, TpmCc command, Bytes hash) {
    tpm.setPcrPolicy(PolicyTpm.extend(PolicyTpm.ZERO, command, hash));
    tpm.run(right);
    tpm.tpm.locality(2).policy(session);
    assertEquals(TpmRc.POLICY_FAIL.session(1), tpm.code(PolicyTpm.reset(21)));
    tpm.tpm.policy(session);
    assertEquals(TpmRc.SUCCESS, tpm.code(PolicyTpm.reset(20)));

    tpm.run(wrong);
    tpm.setPcrPolicy(tpm.digest(session));
    tpm.tpm.policy(session);
    assertEquals(TpmRc.POLICY_FAIL.session(1), tpm.code(PolicyTpm.reset(20)));
  }
}
