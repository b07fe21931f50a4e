package io.github.tpm4j.keystore.policy.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.policy.PolicyApprover;
import io.github.tpm4j.keystore.policy.SigningArea;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.attributes.TpmaLocality;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmEo;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.policy.AuthorizeNvPolicy;
import io.github.tpm4j.tss.policy.CounterTimerPolicy;
import io.github.tpm4j.tss.policy.CpHashPolicy;
import io.github.tpm4j.tss.policy.DuplicationSelectPolicy;
import io.github.tpm4j.tss.policy.LocalityPolicy;
import io.github.tpm4j.tss.policy.NameHashPolicy;
import io.github.tpm4j.tss.policy.NvPolicy;
import io.github.tpm4j.tss.policy.NvWrittenPolicy;
import io.github.tpm4j.tss.policy.OperandComparison;
import io.github.tpm4j.tss.policy.OrPolicy;
import io.github.tpm4j.tss.policy.PhysicalPresencePolicy;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyApproval;
import io.github.tpm4j.tss.policy.TemplatePolicy;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Policies as text, without a TPM. */
class PolicyTextTest {
  private static final Bytes DIGEST = Digests.zero(HashAlg.SHA256);
  private static final Bytes REF = Bytes.of((byte) 1, (byte) 2);
  private static final Pcr PCR_7 = new Pcr(TpmAlg.SHA256, 7);
  private static final PcrValues PCR_7_ZERO =
      new PcrValues(PcrSelections.of(TpmAlg.SHA256, 7), Map.of(PCR_7, DIGEST));
  private static final TpmsNvPublic INDEX =
      new TpmsNvPublic(
          TpmHandle.of(0x01800001),
          TpmAlg.SHA256,
          TpmaNv.of(TpmaNv.AUTHREAD | TpmaNv.OWNERWRITE | TpmaNv.WRITTEN | TpmaNv.READ_STCLEAR),
          DIGEST,
          34);
  private static final Bytes INDEX_NAME = EntityNames.of(INDEX);

  static List<TpmsNvPublic> indices() {
    return List.of(INDEX);
  }

  private static PublicKey key(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair().getPublic();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OperandComparison comparison(TpmEo operation) {
    return new OperandComparison(REF, 3, operation);
  }

  static Stream<Policy> policies() {
    Policy sign = Policy.commandCode(TpmCc.SIGN);
    return Stream.of(
        Policy.pcr(PCR_7_ZERO),
        Policy.authValue(),
        Policy.password(),
        sign,
        Policy.of(new PhysicalPresencePolicy()),
        Policy.secret(TpmHandle.OWNER),
        Policy.secret(TpmHandle.of(0), INDEX_NAME, REF),
        Policy.signed(SigningArea.of(key("EC", 256)), REF),
        Policy.signed(SigningArea.of(key("EC", 384)), Bytes.EMPTY),
        Policy.signed(SigningArea.of(key("RSA", 2048)), Bytes.EMPTY),
        Policy.authorize(SigningArea.of(key("RSA", 3072)), REF),
        Policy.authorize(KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build(), REF),
        Policy.authorize(KeyTemplate.rsa(2048).signing().build(), Bytes.EMPTY),
        Policy.signed(KeyTemplate.hmac(HashAlg.SHA256).build(), Bytes.EMPTY),
        Policy.of(new NvPolicy(INDEX.nvIndex(), INDEX_NAME, comparison(TpmEo.UNSIGNED_GE))),
        Policy.of(new AuthorizeNvPolicy(INDEX.nvIndex(), INDEX_NAME, Policy.of())),
        Policy.of(new CounterTimerPolicy(comparison(TpmEo.BITCLEAR))),
        Policy.of(new NvWrittenPolicy(true)),
        Policy.of(new NvWrittenPolicy(false)),
        Policy.of(new LocalityPolicy(TpmaLocality.of(TpmaLocality.TWO | TpmaLocality.FOUR))),
        Policy.of(new LocalityPolicy(TpmaLocality.of(0xE0))),
        Policy.of(new CpHashPolicy(DIGEST)),
        Policy.of(new NameHashPolicy(DIGEST)),
        Policy.of(new TemplatePolicy(DIGEST)),
        Policy.of(new DuplicationSelectPolicy(INDEX_NAME, INDEX_NAME, true)),
        Policy.of(new DuplicationSelectPolicy(Bytes.EMPTY, INDEX_NAME, false)),
        sign.and(
            Policy.of(
                new OrPolicy(
                    List.of(Policy.authValue(), Policy.or(sign, Policy.password())),
                    List.of("day", "night")))));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void isReadAsItWasWritten(Policy policy) {
    PolicyText text = new PolicyText("for \"a\" test", policy, List.of(), List.of(INDEX));
    PolicyText read = PolicyText.read(text.toJson(HashAlg.SHA256), PolicyEnvironment.offline());
    assertEquals(policy.digest(HashAlg.SHA256), read.policy().digest(HashAlg.SHA256));
    assertEquals(policy.digest(HashAlg.SHA384), read.policy().digest(HashAlg.SHA384));
    assertEquals(policy.toString(), read.policy().toString());
    assertEquals("for \"a\" test", read.description());
  }

  static Stream<PolicyText> approved() {
    Policy policy = Policy.authValue();
    return Stream.of(new Object[] {"EC", 256}, new Object[] {"EC", 384}, new Object[] {"RSA", 2048})
        .map(
            kind -> {
              try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance((String) kind[0]);
                generator.initialize((int) kind[1]);
                KeyPair pair = generator.generateKeyPair();
                PolicyApprover approver = PolicyApprover.of(pair.getPrivate(), pair.getPublic());
                return PolicyText.of("d", policy).approved(approver.approve(policy, REF));
              } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
              }
            });
  }

  @ParameterizedTest
  @MethodSource("approved")
  void keepsApprovals_asOpensslMakesThem_orAsATpm(PolicyText text) {
    String json = text.toJson(HashAlg.SHA256);
    assertTrue(json.contains("\"pem\""), json);
    assertEquals(text, PolicyText.read(json, PolicyEnvironment.offline()));
    PolicyApproval approval = text.approvals().get(0);
    PolicyApproval ofTpm =
        new PolicyApproval(
            KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build(),
            text.policy(),
            Bytes.EMPTY,
            approval.signature());
    PolicyText inTpm = PolicyText.of("d", text.policy()).approved(ofTpm);
    json = inTpm.toJson();
    assertTrue(json.contains("\"tpm\""), json);
    assertEquals(inTpm, PolicyText.read(json, PolicyEnvironment.offline()));
  }

  @Test
  void refusesAKeyThatIsNotThatOfThePublicKey() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    PolicyApprover wrong =
        PolicyApprover.of(generator.generateKeyPair().getPrivate(), key("EC", 256));
    assertThrows(
        GeneralSecurityException.class, () -> wrong.approve(Policy.authValue(), Bytes.EMPTY));
  }

  /** As people write such files for FAPI. */
  @Test
  void takesWhatJsonForbids_andNamesInLowerCase() {
    assertEquals(
        Policy.authValue().and(Policy.commandCode(TpmCc.SIGN)),
        read(
            "{\"description\":\"d\", // why\n \"POLICY\":[{\"Type\":\"PolicyAuthValue\",},"
                + "{\"type\":8,\"code\":\"TPM2_CC_Sign\"},]}"));
  }

  private static Policy read(String json) {
    return PolicyText.read(json, PolicyEnvironment.offline()).policy();
  }

  @Test
  void takesPcrAsNow_andAsTheyWillBe() {
    String json = policy("{'type':'POLICYPCR','currentPCRs':[7]}");
    assertRefused(json, "$.policy[0].currentPCRs", "only a TPM can say");
    PolicyEnvironment after = PolicyEnvironment.offline().withPcrs(PCR_7_ZERO);
    assertEquals(Policy.pcr(PCR_7_ZERO), PolicyText.read(json, after).policy());
    String banks =
        "{'type':'PCR','currentPCRandBanks':[{'hash':'TPM2_ALG_SHA1','pcrSelect':[]},"
            + "{'hash':'sha256','pcrSelect':[7]}]}";
    assertEquals(Policy.pcr(PCR_7_ZERO), PolicyText.read(policy(banks), after).policy());
  }

  @Test
  void findsWhatStandsAtAPath() {
    PolicyEnvironment known =
        PolicyEnvironment.offline()
            .withNvIndex("/nv/Owner/x", INDEX)
            .withKey("/HS/SRK/k", KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build());
    String nv = policy("{'type':'NV','nvPath':'/nv/Owner/x','operandB':'0102','offset':3}");
    assertEquals(
        Policy.of(new NvPolicy(INDEX.nvIndex(), INDEX_NAME, comparison(TpmEo.EQ))),
        PolicyText.read(nv, known).policy());
    assertRefused(nv, "$.policy[0].nvPath", "was not given");
    String secret = policy("{'type':'SECRET','objectPath':'/HE'}");
    assertEquals(Policy.secret(TpmHandle.ENDORSEMENT), read(secret));
    String names = policy("{'type':'NAMEHASH','namePaths':['HS/SRK/k','/HS']}");
    Bytes key = EntityNames.of(KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build());
    assertEquals(
        Policy.of(
            new NameHashPolicy(Digests.of(HashAlg.SHA256, key, EntityNames.of(TpmHandle.OWNER)))),
        PolicyText.read(names, known).policy());
  }

  @Test
  void refusesADigestThatIsNotThePolicys() {
    String json =
        "{\"policyDigests\":[{\"hashAlg\":\"SHA256\",\"digest\":\""
            + DIGEST.toHex()
            + "\"}],"
            + "\"policy\":[{\"type\":\"POLICYAUTHVALUE\"}]}";
    assertRefused(json, "$.policyDigests[0].digest", "not the digest of this policy");
  }

  static String policy(String element) {
    return ("{'description':'d','policy':[" + element + "]}").replace('\'', '"');
  }

  private static void assertRefused(String json, String path, String words) {
    PolicyFormatException refusal =
        assertThrows(
            PolicyFormatException.class, () -> PolicyText.read(json, PolicyEnvironment.offline()));
    assertEquals(path, refusal.path(), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
    assertTrue(refusal.getMessage().length() < 400, refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'type':'POLICYFOO'}|.type|unknown
          {'type':0}|.type|unknown
          {'type':20}|.type|from 0 to 19
          {'type':{}}|.type|number
          {'type':'POLICYACTION','action':'x'}||FAPI
          {}||'type' is missing
          7||object
          {'type':'AUTHVALUE','x':1}|.x|unknown
          {'type':'AUTHVALUE','TYPE':1}|.TYPE|twice
          {'type':'PCR'}||has 0
          {'type':'PCR','pcrs':[],'currentPCRs':[1]}||has 2
          {'type':'PCR','pcrs':[]}|.pcrs|no PCR
          {'type':'PCR','currentPCRs':[1,1]}|.currentPCRs[1]|twice
          {'type':'PCR','currentPCRs':[24]}|.currentPCRs[0]|from 0 to 23
          {'type':'PCR','currentPCRs':[]}|.currentPCRs|no PCR
          {'type':'PCR','currentPCRandBanks':[{'hash':'sha257','pcrSelect':[1]}]}|.currentPCRandBanks[0].hash|unknown
          {'type':'PCR','currentPCRandBanks':[{'hash':'sha256','pcrSelect':[]}]}|.currentPCRandBanks|no PCR
          {'type':'PCR','pcrs':[{'pcr':1,'hashAlg':'SHA1','digest':'00'}]}|.pcrs[0].digest|must have 20
          {'type':'PCR','pcrs':[{'pcr':1,'hashAlg':'AES','digest':'00'}]}|.pcrs[0].hashAlg|no hash
          {'type':'COMMANDCODE'}||'code' is missing
          {'type':'COMMANDCODE','code':1}|.code|unknown
          {'type':'COMMANDCODE','code':99999999999999999999}|.code|unknown
          {'type':'COMMANDCODE','code':'Sing'}|.code|unknown
          {'type':'LOCALITY','locality':0}|.locality|no locality
          {'type':'LOCALITY','locality':['FIVE']}|.locality[0]|unknown
          {'type':'LOCALITY','locality':{'ZERO':2}}|.locality.ZERO|from 0 to 1
          {'type':'LOCALITY','locality':{'EXTENDED':8}}|.locality.EXTENDED|from 0 to 7
          {'type':'CPHASH','cpHash':''}|.cpHash|no digest
          {'type':'CPHASH','cpHash':'0'}|.cpHash|even
          {'type':'CPHASH','cpHash':'zz'}|.cpHash|hexadecimal
          {'type':'CPHASH','cpHash':[256]}|.cpHash[0]|from 0 to 255
          {'type':'CPHASH','cpHash':true}|.cpHash|string
          {'type':'COUNTERTIMER','operandB':'00'}||'operation' is missing
          {'type':'COUNTERTIMER','operandB':'00','operation':'LIKE'}|.operation|unknown
          {'type':'COUNTERTIMER','operandB':'','operation':'EQ'}|.operandB|not within 25
          {'type':'COUNTERTIMER','operandB':'0000','offset':24,'operation':'EQ'}|.operandB|not within 25
          {'type':'COUNTERTIMER','operandB':'00','offset':65536,'operation':'EQ'}|.offset|from 0 to 65535
          {'type':'NV','operandB':'00'}||one of nvPath
          {'type':'NV','nvIndex':1,'operandB':'00'}|.nvIndex|no NV Index
          {'type':'NV','nvIndex':25165825,'operandB':'00'}|.nvIndex|only a TPM
          {'type':'SECRET','objectName':''}|.objectName|not empty
          {'type':'SECRET','objectName':'40000001','expiration':-1}|.expiration|from 0 to 0
          {'type':'SECRET','objectName':'40000001','cpHashA':'00'}|.cpHashA|cannot limit
          {'type':'SECRET','objectPath':'/x'}|.objectPath|not given
          {'type':'SIGNED','keyPEM':'x'}|.keyPEM|must begin
          {'type':'SIGNED','keyPEM':'-----BEGIN PUBLIC KEY-----AA==-----END PUBLIC KEY-----'}|.keyPEM|no public key
          {'type':'SIGNED','keyPEM':'-----BEGIN PUBLIC KEY-----!-----END PUBLIC KEY-----'}|.keyPEM|base64
          {'type':'SIGNED','keyPublic':{}}|.keyPublic|'type' is missing
          {'type':'AUTHORIZE'}||has 0
          {'type':'NVWRITTEN','writtenSet':'MAYBE'}|.writtenSet|number
          {'type':'NAMEHASH','objectNames':[]}|.objectNames|1 to 3
          {'type':'NAMEHASH','objectNames':['01','02','03','04']}|.objectNames|1 to 3
          {'type':'DUPLICATIONSELECT'}||names 0
          {'type':'DUPLICATIONSELECT','newParentName':'01','includeObject':1}||'objectName' is missing
          {'type':'TEMPLATE','templateHash':'00','templatePublic':{}}||has 2
          {'type':'OR','branches':[]}|.branches|2 to 8
          {'type':'OR','branches':[{},{}]}|.branches[0]|'name' is missing
          {'type':'OR','branches':[{'name':'a','policy':[]},{'name':'a','policy':[]}]}|.branches[1].name|different names
          {'type':'OR','branches':[{'name':'a','policy':[{'type':'x'}]},{'name':'b','policy':[]}]}|.branches[0].policy[0].type|unknown
          """)
  void refusesAWrongElementWithItsPlace(String element, String path, String words) {
    assertRefused(policy(element), "$.policy[0]" + (path == null ? "" : path), words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``|$|nothing
          [|$[0]|no JSON
          []|$|object
          {}|$|'policy' is missing
          {'policy':[]}|$.policy|no element
          {'policy':[null]}|$.policy[0]|no null
          {'policy':[1.5]}|$.policy[0]|no 1.5
          {'policy':[{'type':'PCR'}|$.policy[1]|no JSON
          {'policy':[],'policies':1}|$.policy|no element
          {'policy':[{'type':'PASSWORD'}],'policies':1}|$.policies|unknown
          {'policy':[{'type':'PASSWORD'}]} {}|$|more after
          {'policy':[{'type':'PASSWORD'}],'description':1}|$.description|string
          {'policy':[{'type':'PASSWORD'}],'policyAuthorizations':[{'type':'x','key':'','signature':''}]}|$.policyAuthorizations[0].type|'pem' or 'tpm'
          """)
  void refusesAWrongTextWithThePlace(String json, String path, String words) {
    assertRefused(json.replace('\'', '"'), path, words);
  }

  @Test
  void refusesWhatIsTooLargeOrTooDeep() {
    assertRefused(" ".repeat(JsonText.MAX_CHARS + 1), "$", "longer");
    assertRefused("[".repeat(1000), "$" + "[0]".repeat(64), "nested deeper");
    String string = policy("{'type':'" + "x".repeat(100_000) + "'}");
    assertRefused(string, "$.policy[0].type", "larger");
    assertRefused(policy("{'" + "x".repeat(100_000) + "':1}"), "$.policy[0]", "larger");
    String branches = "{'type':'PASSWORD'}";
    for (int i = 0; i < 8; i++) {
      branches =
          "{'type':'OR','branches':[{'name':'a','policy':["
              + branches
              + "]},{'name':'b','policy':[{'type':'PASSWORD'}]}]}";
    }
    String nested = policy(branches);
    assertTrue(
        assertThrows(PolicyFormatException.class, () -> read(nested))
            .getMessage()
            .contains("nested more than 7 deep"));
  }
}
