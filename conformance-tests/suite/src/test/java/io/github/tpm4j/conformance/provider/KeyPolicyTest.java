package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.conformance.tss.Keys;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmKeyGenParameterBuilder;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.WrappedKey;
import io.github.tpm4j.keystore.pem.Tss2AuthPolicy;
import io.github.tpm4j.keystore.pem.Tss2PolicyCommand;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.keystore.policy.ApprovalCodec;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyChangeAuth;
import io.github.tpm4j.tss.commands.policy.PolicySecret;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmEo;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.policy.AuthorizeNvPolicy;
import io.github.tpm4j.tss.policy.CounterTimerPolicy;
import io.github.tpm4j.tss.policy.NvPolicy;
import io.github.tpm4j.tss.policy.OperandComparison;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyApproval;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.policy.PolicySigner;
import io.github.tpm4j.tss.policy.SecretPolicy;
import io.github.tpm4j.tss.policy.TicketPolicy;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.session.SessionSpec;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keys whose policy asks for more than PCR and passwords, after they were read from a file. */
class KeyPolicyTest extends OnEveryTpm {
  private static final Bytes CONTENT = Bytes.of((byte) 5, (byte) 6);
  private static final Bytes POLICY_REF = Bytes.of((byte) 9);
  private static final int DEBUG_PCR = 16;

  private static final PolicyInputs NV =
      PolicyInputs.NONE.withSecret(NvIndex.HANDLE, NvIndex::password);

  private static TpmDevice device() {
    TpmDevice device = tpm.provider().connection().device();
    // Starts the TPM up.
    device.readPcr(TpmAlg.SHA256, 0);
    return device;
  }

  @Test
  void aSecretOfTheOwner_whichIsGivenWhereThereIsOne() throws Exception {
    TpmPrivateKey key = reloaded(Policy.secret(TpmHandle.OWNER), PolicyInputs.NONE);
    assertSigns(key);
    SecretBytes password = SecretBytes.of((byte) 'o');
    changeOwner(SecretBytes.EMPTY, password);
    try {
      assertRefused(key, "authorisation value of TPM_RH_OWNER");
      PolicyInputs inputs =
          PolicyInputs.NONE.withSecret(TpmHandle.OWNER, () -> SecretBytes.of((byte) 'o'));
      assertSigns(key.with(inputs));
      Policy either = Policy.or(Policy.secret(TpmHandle.OWNER), Policy.commandCode(TpmCc.SIGN));
      assertSigns(reloaded(either, PolicyInputs.NONE));
    } finally {
      changeOwner(password, SecretBytes.EMPTY);
    }
  }

  private static void changeOwner(SecretBytes from, SecretBytes to) {
    device()
        .client()
        .execute(
            new HierarchyChangeAuth.Request(TpmHandle.OWNER, to), Authorization.password(from));
  }

  /** Key files may leave the handle out; the Name says whose password it is. */
  @Test
  void aSecretOfAnEntityThatIsFoundByItsName() throws Exception {
    assertSigns(
        reloaded(
            Policy.secret(SecretPolicy.UNKNOWN, EntityNames.of(TpmHandle.OWNER), POLICY_REF),
            PolicyInputs.NONE));
    try (NvIndex index = new NvIndex(device().client(), CONTENT)) {
      TpmPrivateKey key =
          reloaded(Policy.secret(SecretPolicy.UNKNOWN, index.name(), Bytes.EMPTY), NV);
      assertRefused(key, "authorisation value of 0x01000456, which was not given");
      assertSigns(key.with(NV));
    }
    Bytes nobody = Bytes.ofHex("000b" + "11".repeat(32));
    Policy lost = Policy.secret(SecretPolicy.UNKNOWN, nobody, Bytes.EMPTY);
    TpmKey key =
        Keys.create(
            device(),
            KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().boundTo(lost).build(),
            "p",
            KeyAuthorization.policy(lost));
    TpmPolicyException refusal =
        assertThrows(TpmPolicyException.class, () -> Keys.assertSigns(key));
    assertTrue(refusal.getMessage().contains("an entity that the TPM does not have"));
  }

  @Test
  void aSecretThatTheSettingsKnow() throws Exception {
    PolicyInputs inputs = PolicyInputs.NONE.withSecret(TpmHandle.OWNER, () -> SecretBytes.EMPTY);
    TpmSettings settings = TpmSettings.DEFAULT.withPolicyInputs(inputs);
    try (RunningTpm fresh = kind.start();
        RunningTpm again = fresh.again(settings)) {
      KeyStore store = again.keyStore();
      again.key(
          TpmKeyGenParameterSpec.ec("web", "secp256r1")
              .policy(Policy.secret(TpmHandle.OWNER))
              .storeIn(store));
      assertSigns(again, (PrivateKey) store.getKey("web", null), store.getCertificate("web"));
    }
  }

  @Test
  void aSignature() throws Exception {
    TpmKey signer = Keys.create(device(), "signer");
    PolicyInputs inputs =
        PolicyInputs.NONE.withSigner(
            new PolicySigner(
                signer.publicArea(),
                octets -> signer.sign(Keys.ECDSA, Digests.of(HashAlg.SHA256, octets))));
    TpmPrivateKey key = reloaded(Policy.signed(signer.publicArea(), POLICY_REF), inputs);
    assertRefused(key, "no signer was given");
    assertSigns(key.with(inputs));
  }

  @Test
  void anApprovedPolicy_keptWithTheKey() throws Exception {
    TpmKey authority = Keys.create(device(), "authority");
    PolicyApproval stale = approval(authority, Policy.commandCode(TpmCc.UNSEAL));
    PolicyApproval now =
        approval(authority, Policy.pcr(device().readPcr(TpmAlg.SHA256, DEBUG_PCR)));
    TpmPrivateKey key =
        reloaded(
            Policy.authorize(authority.publicArea(), POLICY_REF),
            PolicyInputs.NONE.withApproval(now));
    assertRefused(key, "none was given");
    assertSigns(key.with(PolicyInputs.NONE.withApproval(stale).withApproval(now)));
    TpmPrivateKey approved = withApprovals(key, stale, now);
    assertSigns(approved);
    device().extendPcr(DEBUG_PCR, Map.of(TpmAlg.SHA256, Digests.zero(HashAlg.SHA256)));
    assertRefused(approved, "PCR 16");
  }

  /** Only the TPM knows its clock, so that an approval is tried that turns out not to be met. */
  @Test
  void anApprovedPolicyThatIsNotMetGivesWayToTheNext() throws Exception {
    TpmKey authority = Keys.create(device(), "authority");
    PolicyApproval expired = approval(authority, clock(TpmEo.UNSIGNED_LT).and(Policy.authValue()));
    PolicyApproval valid = approval(authority, clock(TpmEo.UNSIGNED_GE));
    PolicyApproval forged =
        new PolicyApproval(
            authority.publicArea(), clock(TpmEo.UNSIGNED_GE), POLICY_REF, expired.signature());
    TpmPrivateKey key =
        reloaded(
            Policy.authorize(authority.publicArea(), POLICY_REF),
            PolicyInputs.NONE.withApproval(valid));
    assertSigns(withApprovals(key, expired, forged, valid));
    assertRefused(withApprovals(key, expired), "which is never so");
    assertThrows(SignatureException.class, () -> sign(tpm, withApprovals(key, forged)));
  }

  /** Compares Clock, and not Time, of which version 185 makes an end of the policy. */
  private static Policy clock(TpmEo operation) {
    return Policy.of(
        new CounterTimerPolicy(new OperandComparison(Bytes.of(new byte[8]), 8, operation)));
  }

  /** Two octets of resetCount by the command's body, or four octets as they are hashed. */
  @Test
  void ofTwoReadingsOfAnApprovedPolicyTheSignedOneIsUsed() throws Exception {
    TpmKey authority = Keys.create(device(), "authority");
    Bytes step = Bytes.ofHex("0002" + "FFFF" + "0010" + "0005");
    for (String operand : new String[] {"FFFF", "0002FFFF"}) {
      Policy meant =
          Policy.of(
              new CounterTimerPolicy(
                  new OperandComparison(Bytes.ofHex(operand), 0x10, TpmEo.UNSIGNED_LT)));
      PolicyApproval approval = approval(authority, meant);
      Tss2AuthPolicy kept = ApprovalCodec.encode(Optional.empty(), approval, HashAlg.SHA256);
      Tss2PolicyCommand signature = kept.policy().get(1);
      Tss2AuthPolicy ambiguous =
          new Tss2AuthPolicy(
              Optional.empty(),
              List.of(new Tss2PolicyCommand(TpmCc.POLICY_COUNTER_TIMER.value(), step), signature));
      TpmPrivateKey key =
          reloaded(
              Policy.authorize(authority.publicArea(), POLICY_REF),
              PolicyInputs.NONE.withApproval(approval));
      assertSigns(withApprovals(key, List.of(ambiguous)));
    }
  }

  /** TPM2_PolicyAuthorize drops what was checked before it. */
  @Test
  void pcrBindBesideAnApprovedPolicyToo() throws Exception {
    TpmKey authority = Keys.create(device(), "authority");
    PolicyApproval valid = approval(authority, clock(TpmEo.UNSIGNED_GE));
    TpmKeyGenParameterBuilder bound =
        TpmKeyGenParameterSpec.ec("web", "secp256r1")
            .policy(Policy.authorize(authority.publicArea(), POLICY_REF))
            .policyInputs(PolicyInputs.NONE.withApproval(valid))
            .boundToPcrs("SHA-256", DEBUG_PCR);
    TpmPrivateKey key = (TpmPrivateKey) tpm.key(bound).getPrivate();
    assertSigns(key);
    device().extendPcr(DEBUG_PCR, Map.of(TpmAlg.SHA256, Digests.zero(HashAlg.SHA256)));
    assertRefused(key, "PCR 16");
  }

  private static PolicyApproval approval(TpmKey authority, Policy policy) {
    Bytes signed = Digests.of(HashAlg.SHA256, policy.digest(HashAlg.SHA256), POLICY_REF);
    return new PolicyApproval(
        authority.publicArea(), policy, POLICY_REF, authority.sign(Keys.ECDSA, signed));
  }

  private static TpmPrivateKey withApprovals(TpmPrivateKey key, PolicyApproval... approvals)
      throws Exception {
    return withApprovals(
        key,
        Stream.of(approvals)
            .map(one -> ApprovalCodec.encode(Optional.empty(), one, HashAlg.SHA256))
            .toList());
  }

  private static TpmPrivateKey withApprovals(TpmPrivateKey key, List<Tss2AuthPolicy> approvals)
      throws Exception {
    Tss2PrivateKey file = assertInstanceOf(WrappedKey.class, key.source()).key();
    Tss2PrivateKey approved = file.toBuilder().authPolicy(approvals).build();
    Tss2PrivateKey read = Tss2PrivateKey.decode(approved.encoded().toByteArray());
    return TpmPrivateKey.of(key.tpm(), read, "web", KeyAuth.none());
  }

  @Test
  void theContentOfAnNvIndex() throws Exception {
    try (NvIndex index = new NvIndex(device().client(), CONTENT)) {
      Policy policy =
          Policy.of(
              new NvPolicy(
                  NvIndex.HANDLE,
                  index.name(),
                  new OperandComparison(Bytes.of((byte) 6), 1, TpmEo.EQ)));
      TpmPrivateKey key = reloaded(policy, NV);
      assertRefused(key, "NV Index 0x01000456, whose authorisation value was not given");
      assertSigns(key.with(NV));
      index.write(Bytes.of((byte) 5, (byte) 7));
      assertRefused(key.with(NV), "which is not so");
      index.write(CONTENT);
      assertSigns(key.with(NV));
    }
  }

  @Test
  void thePolicyInAnNvIndex() throws Exception {
    Policy first = Policy.commandCode(TpmCc.SIGN);
    try (NvIndex index = new NvIndex(device().client(), stored(first))) {
      Policy policy = Policy.of(new AuthorizeNvPolicy(NvIndex.HANDLE, index.name(), first));
      TpmPrivateKey key = reloaded(policy, NV);
      assertRefused(key, "whose authorisation value was not given");
      assertSigns(key.with(NV));
      Policy ofText = Policy.of(new AuthorizeNvPolicy(NvIndex.HANDLE, index.name(), Policy.of()));
      TpmPrivateKey unknown = reloaded(ofText, NV.withStored(NvIndex.HANDLE, first));
      assertRefused(unknown.with(NV), "stands in NV Index 0x01000456 was not given");
      assertSigns(unknown.with(NV.withStored(NvIndex.HANDLE, first)));
      index.write(stored(Policy.commandCode(TpmCc.UNSEAL)));
      assertThrows(SignatureException.class, () -> sign(tpm, key.with(NV)));
    }
  }

  private static Bytes stored(Policy policy) {
    return Bytes.ofHex(
        String.format("%04x", TpmAlg.SHA256.value()) + policy.digest(HashAlg.SHA256).toHex());
  }

  @Test
  void theClock() throws Exception {
    Policy always =
        Policy.of(
            new CounterTimerPolicy(
                new OperandComparison(Bytes.of(new byte[8]), 0, TpmEo.UNSIGNED_GE)));
    assertSigns(reloaded(always, PolicyInputs.NONE));
  }

  @Test
  void oneBranchOfTwo() throws Exception {
    PolicyInputs inputs = PolicyInputs.NONE.withSecret(TpmHandle.OWNER, () -> SecretBytes.EMPTY);
    Policy either = Policy.or(Policy.commandCode(TpmCc.UNSEAL), Policy.secret(TpmHandle.OWNER));
    assertSigns(reloaded(either, inputs).with(inputs));
  }

  /** An authorisation that was given once, with a time limit, is used again as a ticket. */
  @Test
  void aTicket() {
    Policy secret = Policy.secret(TpmHandle.OWNER);
    TpmKey key =
        Keys.create(
            device(),
            KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().boundTo(secret).build(),
            "p",
            KeyAuthorization.NONE);
    Policy ticket = Policy.of(ticketOfOwner());
    Keys.assertSigns(key.authorizedBy(KeyAuthorization.policy(ticket)));
    TicketPolicy forged = ticketOfOwner();
    Policy wrong =
        Policy.of(
            new TicketPolicy(
                forged.timeout(), Bytes.EMPTY, POLICY_REF, forged.authName(), forged.ticket()));
    TpmKey refused = key.authorizedBy(KeyAuthorization.policy(wrong));
    assertThrows(RuntimeException.class, () -> Keys.assertSigns(refused));
  }

  private static TicketPolicy ticketOfOwner() {
    TpmClient client = device().client();
    AuthSession session = client.start(SessionSpec.policy(HashAlg.SHA256));
    PolicySecret.Response given =
        client.execute(
            new PolicySecret.Request(
                TpmHandle.OWNER,
                session.handle(),
                session.nonceTpm(),
                Bytes.EMPTY,
                Bytes.EMPTY,
                -60),
            Authorization.password(SecretBytes.EMPTY));
    client.execute(new FlushContext.Request(session.handle()));
    return new TicketPolicy(
        given.timeout(),
        Bytes.EMPTY,
        Bytes.EMPTY,
        EntityNames.of(TpmHandle.OWNER),
        given.policyTicket());
  }

  private static TpmPrivateKey reloaded(Policy policy, PolicyInputs inputs) throws Exception {
    KeyStore store = tpm.keyStore();
    tpm.key(
        TpmKeyGenParameterSpec.ec("web", "secp256r1")
            .policy(policy)
            .policyInputs(inputs)
            .storeIn(store));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.store(out, null);
    KeyStore again = tpm.keyStore();
    again.load(new ByteArrayInputStream(out.toByteArray()), null);
    return (TpmPrivateKey) again.getKey("web", null);
  }

  private static void assertRefused(TpmPrivateKey key, String words) {
    SignatureException refusal = assertThrows(SignatureException.class, () -> sign(tpm, key));
    assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
    assertInstanceOf(TpmPolicyException.class, refusal.getCause());
  }

  private static void assertSigns(TpmPrivateKey key) throws Exception {
    Signature verifier = Signature.getInstance("SHA256withECDSA");
    byte[] signature = sign(tpm, key);
    verifier.initVerify(key.publicKey());
    assertTrue(verifier.verify(signature));
  }

  private static void assertSigns(RunningTpm where, PrivateKey key, Certificate certificate)
      throws Exception {
    Signature verifier = Signature.getInstance("SHA256withECDSA");
    byte[] signature = sign(where, key);
    verifier.initVerify(certificate);
    assertTrue(verifier.verify(signature));
  }

  private static byte[] sign(RunningTpm where, PrivateKey key) throws Exception {
    Signature signer = Signature.getInstance("SHA256withECDSA", where.provider());
    signer.initSign(key);
    return signer.sign();
  }
}
