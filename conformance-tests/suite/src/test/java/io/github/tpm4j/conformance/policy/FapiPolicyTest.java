package io.github.tpm4j.conformance.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.conformance.tss.Keys;
import io.github.tpm4j.keystore.policy.PolicyApprover;
import io.github.tpm4j.keystore.policy.SigningArea;
import io.github.tpm4j.keystore.policy.text.PolicyEnvironment;
import io.github.tpm4j.keystore.policy.text.PolicyFormatException;
import io.github.tpm4j.keystore.policy.text.PolicyText;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.ToolResult;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.attributes.TpmaLocality;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmEo;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.device.TpmNv;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.policy.AuthorizeNvPolicy;
import io.github.tpm4j.tss.policy.CounterTimerPolicy;
import io.github.tpm4j.tss.policy.CpHashPolicy;
import io.github.tpm4j.tss.policy.LocalityPolicy;
import io.github.tpm4j.tss.policy.NvPolicy;
import io.github.tpm4j.tss.policy.NvWrittenPolicy;
import io.github.tpm4j.tss.policy.OperandComparison;
import io.github.tpm4j.tss.policy.OrPolicy;
import io.github.tpm4j.tss.policy.PhysicalPresencePolicy;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyApproval;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Policies as text, in both directions between ours and FAPI's (tpm2-tss 3.2): what one writes the
 * other reads, and the keys that both bind to it have the same authPolicy.
 */
@Tag("peer")
class FapiPolicyTest {
  private static final Bytes REF = Bytes.of((byte) 1, (byte) 2, (byte) 3);
  private static final int DEBUG_PCR = 16;

  /** The first one that FAPI gives to {@code /nv/Owner/...}. */
  private static final TpmHandle INDEX = TpmHandle.of(0x01800000);

  private static final KeyPair EC = pair("EC", 256);
  private static final KeyPair RSA = pair("RSA", 2048);

  @TempDir private static Path folder;
  private static Swtpm swtpm;
  private static Fapi fapi;
  private static TpmsNvPublic index;
  private static TpmtPublic storageKey;
  private static int policies;

  private static KeyPair pair(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeAll
  static void start() throws Exception {
    swtpm = Swtpm.tcp();
    fapi = new Fapi(swtpm, folder);
    fapi.run("tss2_createnv", "-p", "/nv/Owner/x", "-t", "noDa", "-s", "2", "-a", "");
    fapi.run("tss2_nvwrite", "-p", "/nv/Owner/x", "-i", fapi.file("ab").toString());
    storageKey = fapi.publicArea("HS/SRK");
    try (TpmDevice device = TpmDevice.open(swtpm.tcti())) {
      index = TpmNv.of(device, INDEX).publicArea();
    }
  }

  @AfterAll
  static void stop() throws Exception {
    swtpm.close();
  }

  private static PcrValues zeros() {
    TpmlPcrSelection selection = PcrSelections.of(TpmAlg.SHA256, 7, DEBUG_PCR);
    Bytes zero = Digests.zero(HashAlg.SHA256);
    List<Pcr> pcrs = PcrSelections.pcrs(selection);
    return new PcrValues(selection, Map.of(pcrs.get(0), zero, pcrs.get(1), zero));
  }

  static Stream<Policy> policies() {
    Policy sign = Policy.commandCode(TpmCc.SIGN);
    Bytes digest = Digests.of(HashAlg.SHA256, REF);
    return Stream.of(
        Policy.pcr(zeros()),
        Policy.authValue(),
        Policy.password(),
        sign,
        Policy.of(new PhysicalPresencePolicy()),
        Policy.secret(TpmHandle.OWNER, EntityNames.of(TpmHandle.OWNER), REF),
        Policy.signed(SigningArea.of(EC.getPublic()), REF),
        Policy.signed(SigningArea.of(RSA.getPublic()), Bytes.EMPTY),
        Policy.authorize(SigningArea.of(EC.getPublic()), Bytes.EMPTY),
        Policy.authorize(SigningArea.of(RSA.getPublic()), REF),
        Policy.authorize(KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build(), REF),
        Policy.of(
            new NvPolicy(INDEX, name(), new OperandComparison(REF.slice(0, 1), 1, TpmEo.NEQ))),
        Policy.of(new AuthorizeNvPolicy(INDEX, name(), Policy.of())),
        Policy.of(
            new CounterTimerPolicy(
                new OperandComparison(Bytes.of(new byte[8]), 8, TpmEo.UNSIGNED_GE))),
        Policy.of(new NvWrittenPolicy(true)),
        Policy.of(new NvWrittenPolicy(false)),
        Policy.of(new LocalityPolicy(TpmaLocality.of(TpmaLocality.ZERO | TpmaLocality.THREE))),
        Policy.of(new CpHashPolicy(digest)),
        Policy.of(new OrPolicy(List.of(Policy.pcr(zeros()), nested(sign)), names()))
            .and(Policy.authValue())
            .and(sign));
  }

  private static Policy nested(Policy sign) {
    return Policy.of(
        new OrPolicy(List.of(Policy.password(), sign.and(Policy.authValue())), List.of("a", "b")));
  }

  private static List<String> names() {
    return List.of("as delivered", "with a password");
  }

  private static Bytes name() {
    return EntityNames.of(index);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void whatOneWritesTheOtherReads(Policy policy) throws Exception {
    String ours = new PolicyText("of tpm4j", policy, List.of(), List.of(index)).toJson();
    String key = bound(ours);
    Bytes digest = policy.digest(HashAlg.SHA256);
    assertEquals(digest, fapi.publicArea(key).authPolicy(), ours);
    String theirs = fapi.exportPolicy(key);
    Policy read = PolicyText.read(theirs, PolicyEnvironment.offline()).policy();
    assertEquals(digest, read.digest(HashAlg.SHA256), theirs);
    assertEquals(policy.toString(), read.toString());
  }

  /** A key of FAPI's that is bound to this text. */
  private static String bound(String json) throws Exception {
    String policy = "/policy/p" + policies;
    String key = "HS/SRK/k" + policies++;
    ToolResult imported = fapi.importPolicy(policy, json);
    assertEquals(0, imported.status(), imported + json);
    ToolResult created = fapi.createKey(key, policy);
    assertEquals(0, created.status(), created + json);
    return key;
  }

  /** What is left open is found in the TPM and in the key store. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'POLICYPCR','currentPCRs':[16,7]}",
        "{'type':'pcr','currentPCRandBanks':[{'hash':'sha1','pcrSelect':[7]},"
            + "{'hash':'TPM2_ALG_SHA256','pcrSelect':[16]}]}",
        "{'type':'PolicyPCR','pcrs':[{'pcr':9,'hashAlg':'sha1','digest':'"
            + "00112233445566778899aabbccddeeff00112233'},{'pcr':1,'hashAlg':'SHA256','digest':'"
            + "0011223344556677889900112233445500112233445566778899001122334455'}]}",
        "{'type':'POLICYNV','nvPath':'/nv/Owner/x','operandB':'61','operation':'EQ',}",
        "{'type':'POLICYNV','nvPath':'/nv/Owner/x','operandB':[98],'offset':1}",
        "{'type':'POLICYAUTHORIZENV','nvPath':'/nv/Owner/x'}",
        "{'type':'POLICYSECRET','objectPath':'/HS/SRK'}",
        "{'type':'POLICYSECRET','objectPath':'/nv/Owner/x','policyRef':[1,2]}",
        "{'type':'POLICYSECRET','objectName':'4000000b'}",
        "{'type':'POLICYNAMEHASH','namePaths':['/HS/SRK']}",
        "{'type':'POLICYNAMEHASH','namePaths':['/HS/SRK','/nv/Owner/x']}",
        "{'type':'POLICYDUPLICATIONSELECT','newParentPath':'/HS/SRK'}",
        "{'type':'POLICYLOCALITY','locality':['TPM2_LOC_TWO','FOUR']}",
        "{'type':'POLICYLOCALITY','locality':3}",
        "{'type':'POLICYLOCALITY','locality':{'EXTENDED':1}}",
        "{'type':'POLICYNVWRITTEN'}",
        "{'type':'POLICYCOMMANDCODE','code':349}",
        "{'type':'POLICYCOMMANDCODE','code':'TPM2_CC_NV_READ'}",
      })
  void meansTheSameToBoth(String element) throws Exception {
    String json = ("{'description':'d','policy':[" + element + "]}").replace('\'', '"');
    Policy read;
    try (TpmDevice device = TpmDevice.open(swtpm.tcti())) {
      read = PolicyText.read(json, environment(device)).policy();
    }
    String key = bound(json);
    assertEquals(read.digest(HashAlg.SHA256), fapi.publicArea(key).authPolicy(), read.toString());
  }

  private static PolicyEnvironment environment(TpmDevice device) {
    return PolicyEnvironment.of(device)
        .withNvIndex("/nv/Owner/x", index)
        .withKey("/HS/SRK", storageKey);
  }

  /**
   * Keys that FAPI binds to such policies cannot be used; ours can. It adds PolicyAuthorize and
   * PolicyOR to what stands before them, where the TPM begins anew, and takes the values of a PCR
   * in two banks twice.
   */
  @Test
  void fapiComputesDigestsThatNoTpmComputes() throws Exception {
    Policy sign = Policy.commandCode(TpmCc.SIGN);
    Policy authorize = sign.and(Policy.authorize(SigningArea.of(EC.getPublic()), REF));
    Policy or = sign.and(Policy.or(Policy.authValue(), Policy.password()));
    Policy twoBanks;
    try (TpmDevice device = TpmDevice.open(swtpm.tcti())) {
      twoBanks =
          Policy.pcr(
              device.readPcr(
                  new TpmlPcrSelection(
                      List.of(
                          TpmsPcrSelection.of(TpmAlg.SHA1, DEBUG_PCR),
                          TpmsPcrSelection.of(TpmAlg.SHA256, DEBUG_PCR)))));
      assertSigns(device, twoBanks, PolicyInputs.NONE);
      assertSigns(device, or, PolicyInputs.NONE);
      assertSigns(device, authorize, PolicyInputs.NONE.withApproval(afterSign()));
    }
    for (Policy policy : List.of(authorize, or, twoBanks)) {
      String key = bound(PolicyText.of("d", policy).toJson());
      assertNotEquals(policy.digest(HashAlg.SHA256), fapi.publicArea(key).authPolicy());
      String exported = fapi.exportPolicy(key);
      PolicyFormatException refusal =
          assertThrows(
              PolicyFormatException.class,
              () -> PolicyText.read(exported, PolicyEnvironment.offline()));
      assertEquals("$.policyDigests[0].digest", refusal.path());
    }
  }

  /** What is approved is all that has been run, the command code too. */
  private static PolicyApproval afterSign() throws GeneralSecurityException {
    PolicyApprover approver = PolicyApprover.of(EC.getPrivate(), EC.getPublic());
    Policy all = Policy.commandCode(TpmCc.SIGN).and(Policy.authValue());
    PolicyApproval approval = approver.approve(all, REF);
    return new PolicyApproval(approval.publicArea(), Policy.authValue(), REF, approval.signature());
  }

  private static void assertSigns(TpmDevice device, Policy policy, PolicyInputs inputs) {
    Keys.assertSigns(
        key(device, policy).authorizedBy(KeyAuthorization.policy(policy).with(inputs)));
  }

  private static TpmKey key(TpmDevice device, Policy policy) {
    TpmtPublic template = KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().boundTo(policy).build();
    return Keys.create(device, template, "", KeyAuthorization.policy(policy));
  }

  /** A key of PolicySigned that is not in PEM: FAPI leaves it out of the digest. */
  @Test
  void fapiForgetsTheKeyOfASignedPolicyThatIsAPublicArea() throws Exception {
    Policy policy = Policy.signed(KeyTemplate.rsa(2048).signing().build(), Bytes.EMPTY);
    String json = PolicyText.of("d", policy).toJson();
    assertTrue(json.contains("keyPublic"));
    assertNotEquals(policy.digest(HashAlg.SHA256), fapi.publicArea(bound(json)).authPolicy());
  }

  /** Each of these the TCG's text describes, and ours takes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'POLICYTEMPLATE','templateHash':'%1$s'}",
        "{'type':'POLICYNAMEHASH','objectNames':['000b%1$s']}",
        "{'type':'POLICYDUPLICATIONSELECT','newParentName':'000b%1$s'}",
      })
  void fapiDoesNotTake(String element) throws Exception {
    String text = element.formatted("ab".repeat(32));
    String json = ("{'description':'d','policy':[" + text + "]}").replace('\'', '"');
    PolicyText.read(json, PolicyEnvironment.offline());
    String name = "refused" + policies++;
    boolean imported = fapi.importPolicy("/policy/" + name, json).status() == 0;
    boolean taken = imported && fapi.createKey("HS/SRK/" + name, "/policy/" + name).status() == 0;
    assertFalse(taken);
  }

  @Test
  void readsTheNewParentOfADuplicateAsFapiExportsIt() throws Exception {
    String text = "{'type':'POLICYDUPLICATIONSELECT','newParentPath':'/HS/SRK'}";
    String json = ("{'description':'d','policy':[" + text + "]}").replace('\'', '"');
    String exported = fapi.exportPolicy(bound(json));
    Policy read = PolicyText.read(exported, PolicyEnvironment.offline()).policy();
    assertTrue(read.toString().contains(EntityNames.of(storageKey).toHex()), read.toString());
  }

  @Test
  void whatOursApprovesFapiUses() throws Exception {
    PolicyApprover approver = PolicyApprover.of(RSA.getPrivate(), RSA.getPublic());
    String key = bound(PolicyText.of("by the owner", approver.policy(REF)).toJson());
    assertNotEquals(0, fapi.sign(key).status());
    Policy now;
    try (TpmDevice device = TpmDevice.open(swtpm.tcti())) {
      now = Policy.pcr(device.readPcr(TpmAlg.SHA256, 10));
    }
    String approved =
        PolicyText.of("of today", now).approved(approver.approve(now, REF)).toJson(HashAlg.SHA256);
    assertEquals(0, fapi.importPolicy("/policy/approved", approved).status());
    ToolResult signed = fapi.sign(key);
    assertEquals(0, signed.status(), signed::toString);
  }

  @Test
  void whatFapiApprovesOursUses() throws Exception {
    fapi.run("tss2_createkey", "-p", "HS/SRK/approver", "-t", "sign,noDa", "-a", "");
    String now = "{\"description\":\"d\",\"policy\":[{\"type\":\"PCR\",\"currentPCRs\":[11]}]}";
    assertEquals(0, fapi.importPolicy("/policy/now", now).status());
    fapi.authorizePolicy("/policy/now", "HS/SRK/approver", REF);
    PolicyText approved =
        PolicyText.read(fapi.exportPolicy("/policy/now"), PolicyEnvironment.offline());
    assertEquals(1, approved.approvals().size());
    TpmtPublic approver = fapi.publicArea("HS/SRK/approver");
    assertEquals(approver, approved.approvals().get(0).publicArea());
    try (TpmDevice device = TpmDevice.open(swtpm.tcti())) {
      Policy policy = Policy.authorize(approver, REF);
      TpmKey key = key(device, policy);
      Keys.assertSigns(key.authorizedBy(KeyAuthorization.policy(policy).with(approved.inputs())));
      Policy other = Policy.authorize(approver, Bytes.EMPTY);
      TpmKey elsewhere = key(device, other);
      KeyAuthorization forAnother = KeyAuthorization.policy(other).with(approved.inputs());
      assertThrows(
          TpmPolicyException.class, () -> Keys.assertSigns(elsewhere.authorizedBy(forAnother)));
    }
    // What is written of it again is the same.
    PolicyText again =
        PolicyText.read(approved.toJson(HashAlg.SHA256), PolicyEnvironment.offline());
    assertEquals(approved.approvals(), again.approvals());
  }

  @Test
  void aKeyOfATextTakesTheBranchThatIsOpen_andNamesThoseThatAreNot() throws Exception {
    String json =
        """
        {"description": "d", "policy": [{"type": "POLICYOR", "branches": [
          {"name": "as delivered", "description": "", "policy": [{"type": "POLICYPCR", "pcrs":
            [{"pcr": 0, "hashAlg": "SHA256", "digest":
              "1111111111111111111111111111111111111111111111111111111111111111"}]}]},
          {"name": "as now", "description": "", "policy":
            [{"type": "POLICYPCR", "currentPCRs": [23]}]}
        ]}]}
        """;
    try (TpmDevice device = TpmDevice.open(swtpm.tcti())) {
      Policy policy = PolicyText.read(json, PolicyEnvironment.of(device)).policy();
      TpmKey key = key(device, policy).authorizedBy(KeyAuthorization.policy(policy));
      Keys.assertSigns(key);
      device.extendPcr(23, Map.of(TpmAlg.SHA256, Digests.of(HashAlg.SHA256, REF)));
      String refusal =
          assertThrows(TpmPolicyException.class, () -> Keys.assertSigns(key)).getMessage();
      assertTrue(refusal.contains("(as delivered) PCR 0 (SHA256) is 00"), refusal);
      assertTrue(refusal.contains("(as now) PCR 23 (SHA256) is"), refusal);
    }
  }
}
