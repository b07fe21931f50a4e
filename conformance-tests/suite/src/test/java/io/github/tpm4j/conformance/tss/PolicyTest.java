package io.github.tpm4j.conformance.tss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsSignatureEcc;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.attributes.TpmaLocality;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.policy.PolicyGetDigest;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmEo;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.pcr.PcrReader;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.policy.CounterTimerPolicy;
import io.github.tpm4j.tss.policy.CpHashPolicy;
import io.github.tpm4j.tss.policy.DuplicationSelectPolicy;
import io.github.tpm4j.tss.policy.LocalityPolicy;
import io.github.tpm4j.tss.policy.NameHashPolicy;
import io.github.tpm4j.tss.policy.NvWrittenPolicy;
import io.github.tpm4j.tss.policy.OperandComparison;
import io.github.tpm4j.tss.policy.PhysicalPresencePolicy;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyApproval;
import io.github.tpm4j.tss.policy.PolicyCircumstances;
import io.github.tpm4j.tss.policy.PolicyHost;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.policy.PolicyRun;
import io.github.tpm4j.tss.policy.PolicySigner;
import io.github.tpm4j.tss.policy.TemplatePolicy;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.session.SessionSpec;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Policies: their digests against those of a TPM, and what they say when they are not met. */
@Tag("peer")
class PolicyTest {
  private static final Bytes ZEROS = Digests.zero(HashAlg.SHA256);
  private static final PcrValues PCR_23 =
      new PcrValues(
          PcrSelections.of(TpmAlg.SHA256, 23),
          Map.of(PcrSelections.pcrs(PcrSelections.of(TpmAlg.SHA256, 23)).get(0), ZEROS));

  /** No object of others is in the way. */
  private static final PolicyHost HOST =
      new PolicyHost() {
        @Override
        public Authorization authorize(SecretBytes authValue) {
          return Authorization.password(authValue);
        }

        @Override
        public <T> T withRoom(Supplier<T> load) {
          return load.get();
        }
      };

  private static Swtpm swtpm;
  private TpmDevice device;

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
    device = TpmDevice.open(swtpm.tcti());
  }

  @AfterEach
  void close() {
    device.close();
  }

  static Stream<Policy> policies() {
    Policy pcr = Policy.pcr(PCR_23);
    Policy sign = Policy.commandCode(TpmCc.SIGN);
    return Stream.of(
        pcr,
        Policy.authValue(),
        Policy.password(),
        sign,
        pcr.and(sign).and(Policy.authValue()),
        Policy.secret(TpmHandle.OWNER),
        Policy.secret(TpmHandle.ENDORSEMENT, EntityNames.of(TpmHandle.ENDORSEMENT), ZEROS),
        Policy.or(pcr, sign),
        sign.and(Policy.or(pcr, Policy.authValue())).and(Policy.secret(TpmHandle.OWNER)),
        Policy.or(commandCodes(9)),
        Policy.or(commandCodes(70)),
        Policy.of(new NvWrittenPolicy(true)),
        Policy.of(new NvWrittenPolicy(false)),
        Policy.of(new PhysicalPresencePolicy()),
        Policy.of(new LocalityPolicy(TpmaLocality.of(1))),
        Policy.of(new DuplicationSelectPolicy(Bytes.of((byte) 1), Bytes.of((byte) 2), true)),
        Policy.of(new DuplicationSelectPolicy(Bytes.of((byte) 1), Bytes.of((byte) 2), false)),
        Policy.of(
            new CounterTimerPolicy(
                new OperandComparison(Bytes.of(new byte[8]), 0, TpmEo.UNSIGNED_GE))));
  }

  private static List<Policy> commandCodes(int count) {
    List<Policy> policies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      policies.add(Policy.commandCode(TpmCc.of(TpmCc.SIGN.value() + i)));
    }
    return policies;
  }

  @ParameterizedTest
  @MethodSource("policies")
  void hasTheDigestThatATpmComputes(Policy policy) {
    for (HashAlg hash : List.of(HashAlg.SHA1, HashAlg.SHA256, HashAlg.SHA512)) {
      assertEquals(policy.digest(hash), digestOfTpm(policy, hash));
    }
  }

  /** Those that hold a digest, which must be of the session's hash. */
  static Stream<Policy> policiesOfSha256() {
    return Stream.of(
        Policy.of(new CpHashPolicy(ZEROS)),
        Policy.of(new NameHashPolicy(ZEROS)),
        Policy.of(new TemplatePolicy(ZEROS)));
  }

  @ParameterizedTest
  @MethodSource("policiesOfSha256")
  void hasTheDigestThatATpmComputesOfADigest(Policy policy) {
    assertEquals(policy.digest(HashAlg.SHA256), digestOfTpm(policy, HashAlg.SHA256));
  }

  private Bytes digestOfTpm(Policy policy, HashAlg hash) {
    AuthSession session = device.client().start(SessionSpec.policy(hash));
    PolicyInputs inputs =
        PolicyInputs.NONE
            .withSecret(TpmHandle.OWNER, () -> SecretBytes.EMPTY)
            .withSecret(TpmHandle.ENDORSEMENT, () -> SecretBytes.EMPTY);
    PolicyCircumstances now =
        new PolicyCircumstances(
            Optional.of(TpmCc.SIGN),
            inputs,
            pcrs -> PcrReader.read(device.client()::execute, pcrs));
    PolicyRun run = new PolicyRun(device.client(), session, now, HOST);
    try {
      policy.run(run);
      Bytes digest =
          device.client().execute(new PolicyGetDigest.Request(session.handle())).policyDigest();
      assertEquals(digest, run.digest());
      return digest;
    } finally {
      device.client().execute(new FlushContext.Request(session.handle()));
    }
  }

  private TpmKey boundKey(Policy policy, KeyAuthorization authorization) {
    TpmtPublic template = KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().boundTo(policy).build();
    return Keys.create(device, template, "p", authorization);
  }

  private static TpmPolicyException refusal(TpmKey key) {
    return assertThrows(TpmPolicyException.class, () -> key.sign(Keys.ECDSA, Keys.DIGEST));
  }

  private static void assertTells(TpmKey key, String... parts) {
    String message = refusal(key).getMessage();
    for (String part : parts) {
      assertTrue(message.contains(part), message);
    }
  }

  @Test
  void namesThePcrThatDiffers_andBothValues() {
    PcrValues before = device.readPcr(TpmAlg.SHA256, 0, 16, 23);
    Policy policy = Policy.pcr(before);
    TpmKey key = boundKey(policy, KeyAuthorization.policy(policy));
    Keys.assertSigns(key);
    device.extendPcr(16, Map.of(TpmAlg.SHA256, Keys.DIGEST));
    PcrValues after = device.readPcr(TpmAlg.SHA256, 16);
    String now = after.values().values().iterator().next().toHex();
    assertTells(key, "PCR 16 (SHA256) is " + now, "the policy demands", "make a new key");
  }

  @Test
  void tellsOfADigestThatDiffers() {
    PcrValues before = device.readPcr(TpmAlg.SHA256, 16);
    Policy policy = Policy.pcr(before.selection(), before.digest(HashAlg.SHA256));
    TpmKey key = boundKey(policy, KeyAuthorization.policy(policy));
    Keys.assertSigns(key);
    device.extendPcr(16, Map.of(TpmAlg.SHA256, Keys.DIGEST));
    assertTells(key, "PCR 16 (SHA256)", before.digest(HashAlg.SHA256).toHex());
  }

  @Test
  void choosesTheBranchThatIsMet() {
    Policy met = Policy.pcr(device.readPcr(TpmAlg.SHA256, 23));
    Policy policy =
        Policy.or(Policy.commandCode(TpmCc.UNSEAL), met, Policy.secret(TpmHandle.LOCKOUT));
    Keys.assertSigns(boundKey(policy, KeyAuthorization.policy(policy)));
  }

  @Test
  void tellsOfEachBranchThatIsNotMet() {
    Policy policy = Policy.or(Policy.commandCode(TpmCc.UNSEAL), Policy.secret(TpmHandle.LOCKOUT));
    assertTells(
        boundKey(policy, KeyAuthorization.policy(policy)),
        "only TPM_CC_Unseal, not TPM_CC_Sign",
        "authorisation value of TPM_RH_LOCKOUT");
  }

  @Test
  void takesTheKeysPassword() {
    for (Policy policy : List.of(Policy.authValue(), Policy.password())) {
      Keys.assertSigns(boundKey(policy, KeyAuthorization.policy(policy, Keys.password("p"))));
    }
  }

  @Test
  void takesTheSecretOfAnotherEntity() {
    Policy policy = Policy.secret(TpmHandle.OWNER);
    PolicyInputs inputs = PolicyInputs.NONE.withSecret(TpmHandle.OWNER, () -> SecretBytes.EMPTY);
    Keys.assertSigns(boundKey(policy, KeyAuthorization.policy(policy).with(inputs)));
  }

  @Test
  void tellsThatTheCommandIsAnother() {
    Policy policy = Policy.commandCode(TpmCc.UNSEAL);
    assertTells(
        boundKey(policy, KeyAuthorization.policy(policy)), "only TPM_CC_Unseal, not TPM_CC_Sign");
  }

  @Test
  void tellsThatThePolicyIsNotTheKeys() {
    Policy policy = Policy.commandCode(TpmCc.SIGN);
    assertTells(
        boundKey(policy, KeyAuthorization.policy(Policy.authValue(), Keys.password("p"))),
        "bound to another policy");
  }

  @Test
  void tellsThatTheKeyNeedsItsPolicy() {
    Policy policy = Policy.commandCode(TpmCc.SIGN);
    assertTells(
        boundKey(policy, KeyAuthorization.password(Keys.password("p"))), "needs its policy");
  }

  @Test
  void takesASignature() {
    TpmKey signer = Keys.create(device, "signer");
    Policy policy = Policy.signed(signer.publicArea(), Bytes.of((byte) 1));
    TpmKey key = boundKey(policy, KeyAuthorization.policy(policy));
    assertTells(key, "no signer was given");
    PolicySigner sign =
        new PolicySigner(
            signer.publicArea(),
            octets -> signer.sign(Keys.ECDSA, Digests.of(HashAlg.SHA256, octets)));
    Keys.assertSigns(
        key.authorizedBy(KeyAuthorization.policy(policy).with(PolicyInputs.NONE.withSigner(sign))));
  }

  @Test
  void takesASignatureOfAKeyWithAPolicyOfItsOwn() {
    Policy signers = Policy.pcr(device.readPcr(TpmAlg.SHA256, 23));
    TpmKey signer = boundKey(signers, KeyAuthorization.policy(signers));
    Policy policy = Policy.signed(signer.publicArea(), Bytes.EMPTY).and(signers);
    PolicySigner sign =
        new PolicySigner(
            signer.publicArea(),
            octets -> signer.sign(Keys.ECDSA, Digests.of(HashAlg.SHA256, octets)));
    PolicyInputs inputs = PolicyInputs.NONE.withSigner(sign);
    TpmKey key = boundKey(policy, KeyAuthorization.policy(policy).with(inputs));
    Keys.assertSigns(key);
    Keys.assertSigns(key);
  }

  @Test
  void takesAnApprovedPolicy() {
    TpmKey authority = Keys.create(device, "authority");
    Bytes policyRef = Bytes.of((byte) 5);
    Policy policy = Policy.authorize(authority.publicArea(), policyRef);
    TpmKey key = boundKey(policy, KeyAuthorization.policy(policy));
    assertTells(key, "none was given");
    Policy approved = Policy.pcr(device.readPcr(TpmAlg.SHA256, 23));
    Bytes toApprove = Digests.of(HashAlg.SHA256, approved.digest(HashAlg.SHA256), policyRef);
    PolicyApproval approval =
        new PolicyApproval(
            authority.publicArea(), approved, policyRef, authority.sign(Keys.ECDSA, toApprove));
    Keys.assertSigns(
        key.authorizedBy(
            KeyAuthorization.policy(policy).with(PolicyInputs.NONE.withApproval(approval))));
  }

  @Test
  void refusesAForgedSignature() {
    TpmKey signer = Keys.create(device, "signer");
    Policy policy = Policy.signed(signer.publicArea(), Bytes.EMPTY);
    TpmtSignature forged =
        new TpmtSignature(
            TpmAlg.ECDSA, new TpmsSignatureEcc(TpmAlg.SHA256, Keys.DIGEST, Keys.DIGEST));
    PolicySigner sign = new PolicySigner(signer.publicArea(), octets -> forged);
    TpmKey key =
        boundKey(policy, KeyAuthorization.policy(policy).with(PolicyInputs.NONE.withSigner(sign)));
    assertThrows(TpmResponseException.class, () -> key.sign(Keys.ECDSA, Keys.DIGEST));
  }
}
