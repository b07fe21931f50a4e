package io.github.tpm4j.tss.constants;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Collection;

/**
 * TPM_CC (Part 2, 6.5.2): the code of a command; 4 octets on the wire.
 *
 * <p>Open: a value that has no name here is kept, so that what a newer TPM answers survives.
 */
public record TpmCc(int value) implements Marshallable {
  private static final Names<TpmCc> NAMES = new Names<>("TPM_CC_", TpmCc::value);

  public static final TpmCc NV_UNDEFINE_SPACE_SPECIAL =
      NAMES.add("NV_UndefineSpaceSpecial", new TpmCc(0x0000011F));
  public static final TpmCc EVICT_CONTROL = NAMES.add("EvictControl", new TpmCc(0x00000120));
  public static final TpmCc HIERARCHY_CONTROL =
      NAMES.add("HierarchyControl", new TpmCc(0x00000121));
  public static final TpmCc NV_UNDEFINE_SPACE =
      NAMES.add("NV_UndefineSpace", new TpmCc(0x00000122));
  public static final TpmCc CHANGE_EPS = NAMES.add("ChangeEPS", new TpmCc(0x00000124));
  public static final TpmCc CHANGE_PPS = NAMES.add("ChangePPS", new TpmCc(0x00000125));
  public static final TpmCc CLEAR = NAMES.add("Clear", new TpmCc(0x00000126));
  public static final TpmCc CLEAR_CONTROL = NAMES.add("ClearControl", new TpmCc(0x00000127));
  public static final TpmCc CLOCK_SET = NAMES.add("ClockSet", new TpmCc(0x00000128));
  public static final TpmCc HIERARCHY_CHANGE_AUTH =
      NAMES.add("HierarchyChangeAuth", new TpmCc(0x00000129));
  public static final TpmCc NV_DEFINE_SPACE = NAMES.add("NV_DefineSpace", new TpmCc(0x0000012A));
  public static final TpmCc PCR_ALLOCATE = NAMES.add("PCR_Allocate", new TpmCc(0x0000012B));
  public static final TpmCc PCR_SET_AUTH_POLICY =
      NAMES.add("PCR_SetAuthPolicy", new TpmCc(0x0000012C));
  public static final TpmCc PP_COMMANDS = NAMES.add("PP_Commands", new TpmCc(0x0000012D));
  public static final TpmCc SET_PRIMARY_POLICY =
      NAMES.add("SetPrimaryPolicy", new TpmCc(0x0000012E));
  public static final TpmCc FIELD_UPGRADE_START =
      NAMES.add("FieldUpgradeStart", new TpmCc(0x0000012F));
  public static final TpmCc CLOCK_RATE_ADJUST = NAMES.add("ClockRateAdjust", new TpmCc(0x00000130));
  public static final TpmCc CREATE_PRIMARY = NAMES.add("CreatePrimary", new TpmCc(0x00000131));
  public static final TpmCc NV_GLOBAL_WRITE_LOCK =
      NAMES.add("NV_GlobalWriteLock", new TpmCc(0x00000132));
  public static final TpmCc GET_COMMAND_AUDIT_DIGEST =
      NAMES.add("GetCommandAuditDigest", new TpmCc(0x00000133));
  public static final TpmCc NV_INCREMENT = NAMES.add("NV_Increment", new TpmCc(0x00000134));
  public static final TpmCc NV_SET_BITS = NAMES.add("NV_SetBits", new TpmCc(0x00000135));
  public static final TpmCc NV_EXTEND = NAMES.add("NV_Extend", new TpmCc(0x00000136));
  public static final TpmCc NV_WRITE = NAMES.add("NV_Write", new TpmCc(0x00000137));
  public static final TpmCc NV_WRITE_LOCK = NAMES.add("NV_WriteLock", new TpmCc(0x00000138));
  public static final TpmCc DICTIONARY_ATTACK_LOCK_RESET =
      NAMES.add("DictionaryAttackLockReset", new TpmCc(0x00000139));
  public static final TpmCc DICTIONARY_ATTACK_PARAMETERS =
      NAMES.add("DictionaryAttackParameters", new TpmCc(0x0000013A));
  public static final TpmCc NV_CHANGE_AUTH = NAMES.add("NV_ChangeAuth", new TpmCc(0x0000013B));
  public static final TpmCc PCR_EVENT = NAMES.add("PCR_Event", new TpmCc(0x0000013C));
  public static final TpmCc PCR_RESET = NAMES.add("PCR_Reset", new TpmCc(0x0000013D));
  public static final TpmCc SEQUENCE_COMPLETE =
      NAMES.add("SequenceComplete", new TpmCc(0x0000013E));
  public static final TpmCc SET_ALGORITHM_SET = NAMES.add("SetAlgorithmSet", new TpmCc(0x0000013F));
  public static final TpmCc SET_COMMAND_CODE_AUDIT_STATUS =
      NAMES.add("SetCommandCodeAuditStatus", new TpmCc(0x00000140));
  public static final TpmCc FIELD_UPGRADE_DATA =
      NAMES.add("FieldUpgradeData", new TpmCc(0x00000141));
  public static final TpmCc INCREMENTAL_SELF_TEST =
      NAMES.add("IncrementalSelfTest", new TpmCc(0x00000142));
  public static final TpmCc SELF_TEST = NAMES.add("SelfTest", new TpmCc(0x00000143));
  public static final TpmCc STARTUP = NAMES.add("Startup", new TpmCc(0x00000144));
  public static final TpmCc SHUTDOWN = NAMES.add("Shutdown", new TpmCc(0x00000145));
  public static final TpmCc STIR_RANDOM = NAMES.add("StirRandom", new TpmCc(0x00000146));
  public static final TpmCc ACTIVATE_CREDENTIAL =
      NAMES.add("ActivateCredential", new TpmCc(0x00000147));
  public static final TpmCc CERTIFY = NAMES.add("Certify", new TpmCc(0x00000148));
  public static final TpmCc POLICY_NV = NAMES.add("PolicyNV", new TpmCc(0x00000149));
  public static final TpmCc CERTIFY_CREATION = NAMES.add("CertifyCreation", new TpmCc(0x0000014A));
  public static final TpmCc DUPLICATE = NAMES.add("Duplicate", new TpmCc(0x0000014B));
  public static final TpmCc GET_TIME = NAMES.add("GetTime", new TpmCc(0x0000014C));
  public static final TpmCc GET_SESSION_AUDIT_DIGEST =
      NAMES.add("GetSessionAuditDigest", new TpmCc(0x0000014D));
  public static final TpmCc NV_READ = NAMES.add("NV_Read", new TpmCc(0x0000014E));
  public static final TpmCc NV_READ_LOCK = NAMES.add("NV_ReadLock", new TpmCc(0x0000014F));
  public static final TpmCc OBJECT_CHANGE_AUTH =
      NAMES.add("ObjectChangeAuth", new TpmCc(0x00000150));
  public static final TpmCc POLICY_SECRET = NAMES.add("PolicySecret", new TpmCc(0x00000151));
  public static final TpmCc REWRAP = NAMES.add("Rewrap", new TpmCc(0x00000152));
  public static final TpmCc CREATE = NAMES.add("Create", new TpmCc(0x00000153));
  public static final TpmCc ECDH_Z_GEN = NAMES.add("ECDH_ZGen", new TpmCc(0x00000154));
  public static final TpmCc HMAC = NAMES.add("HMAC", new TpmCc(0x00000155));
  public static final TpmCc IMPORT = NAMES.add("Import", new TpmCc(0x00000156));
  public static final TpmCc LOAD = NAMES.add("Load", new TpmCc(0x00000157));
  public static final TpmCc QUOTE = NAMES.add("Quote", new TpmCc(0x00000158));
  public static final TpmCc RSA_DECRYPT = NAMES.add("RSA_Decrypt", new TpmCc(0x00000159));
  public static final TpmCc HMAC_START = NAMES.add("HMAC_Start", new TpmCc(0x0000015B));
  public static final TpmCc SEQUENCE_UPDATE = NAMES.add("SequenceUpdate", new TpmCc(0x0000015C));
  public static final TpmCc SIGN = NAMES.add("Sign", new TpmCc(0x0000015D));
  public static final TpmCc UNSEAL = NAMES.add("Unseal", new TpmCc(0x0000015E));
  public static final TpmCc POLICY_SIGNED = NAMES.add("PolicySigned", new TpmCc(0x00000160));
  public static final TpmCc CONTEXT_LOAD = NAMES.add("ContextLoad", new TpmCc(0x00000161));
  public static final TpmCc CONTEXT_SAVE = NAMES.add("ContextSave", new TpmCc(0x00000162));
  public static final TpmCc ECDH_KEY_GEN = NAMES.add("ECDH_KeyGen", new TpmCc(0x00000163));
  public static final TpmCc ENCRYPT_DECRYPT = NAMES.add("EncryptDecrypt", new TpmCc(0x00000164));
  public static final TpmCc FLUSH_CONTEXT = NAMES.add("FlushContext", new TpmCc(0x00000165));
  public static final TpmCc LOAD_EXTERNAL = NAMES.add("LoadExternal", new TpmCc(0x00000167));
  public static final TpmCc MAKE_CREDENTIAL = NAMES.add("MakeCredential", new TpmCc(0x00000168));
  public static final TpmCc NV_READ_PUBLIC = NAMES.add("NV_ReadPublic", new TpmCc(0x00000169));
  public static final TpmCc POLICY_AUTHORIZE = NAMES.add("PolicyAuthorize", new TpmCc(0x0000016A));
  public static final TpmCc POLICY_AUTH_VALUE = NAMES.add("PolicyAuthValue", new TpmCc(0x0000016B));
  public static final TpmCc POLICY_COMMAND_CODE =
      NAMES.add("PolicyCommandCode", new TpmCc(0x0000016C));
  public static final TpmCc POLICY_COUNTER_TIMER =
      NAMES.add("PolicyCounterTimer", new TpmCc(0x0000016D));
  public static final TpmCc POLICY_CP_HASH = NAMES.add("PolicyCpHash", new TpmCc(0x0000016E));
  public static final TpmCc POLICY_LOCALITY = NAMES.add("PolicyLocality", new TpmCc(0x0000016F));
  public static final TpmCc POLICY_NAME_HASH = NAMES.add("PolicyNameHash", new TpmCc(0x00000170));
  public static final TpmCc POLICY_OR = NAMES.add("PolicyOR", new TpmCc(0x00000171));
  public static final TpmCc POLICY_TICKET = NAMES.add("PolicyTicket", new TpmCc(0x00000172));
  public static final TpmCc READ_PUBLIC = NAMES.add("ReadPublic", new TpmCc(0x00000173));
  public static final TpmCc RSA_ENCRYPT = NAMES.add("RSA_Encrypt", new TpmCc(0x00000174));
  public static final TpmCc START_AUTH_SESSION =
      NAMES.add("StartAuthSession", new TpmCc(0x00000176));
  public static final TpmCc VERIFY_SIGNATURE = NAMES.add("VerifySignature", new TpmCc(0x00000177));
  public static final TpmCc ECC_PARAMETERS = NAMES.add("ECC_Parameters", new TpmCc(0x00000178));
  public static final TpmCc FIRMWARE_READ = NAMES.add("FirmwareRead", new TpmCc(0x00000179));
  public static final TpmCc GET_CAPABILITY = NAMES.add("GetCapability", new TpmCc(0x0000017A));
  public static final TpmCc GET_RANDOM = NAMES.add("GetRandom", new TpmCc(0x0000017B));
  public static final TpmCc GET_TEST_RESULT = NAMES.add("GetTestResult", new TpmCc(0x0000017C));
  public static final TpmCc HASH = NAMES.add("Hash", new TpmCc(0x0000017D));
  public static final TpmCc PCR_READ = NAMES.add("PCR_Read", new TpmCc(0x0000017E));
  public static final TpmCc POLICY_PCR = NAMES.add("PolicyPCR", new TpmCc(0x0000017F));
  public static final TpmCc POLICY_RESTART = NAMES.add("PolicyRestart", new TpmCc(0x00000180));
  public static final TpmCc READ_CLOCK = NAMES.add("ReadClock", new TpmCc(0x00000181));
  public static final TpmCc PCR_EXTEND = NAMES.add("PCR_Extend", new TpmCc(0x00000182));
  public static final TpmCc PCR_SET_AUTH_VALUE =
      NAMES.add("PCR_SetAuthValue", new TpmCc(0x00000183));
  public static final TpmCc NV_CERTIFY = NAMES.add("NV_Certify", new TpmCc(0x00000184));
  public static final TpmCc EVENT_SEQUENCE_COMPLETE =
      NAMES.add("EventSequenceComplete", new TpmCc(0x00000185));
  public static final TpmCc HASH_SEQUENCE_START =
      NAMES.add("HashSequenceStart", new TpmCc(0x00000186));
  public static final TpmCc POLICY_PHYSICAL_PRESENCE =
      NAMES.add("PolicyPhysicalPresence", new TpmCc(0x00000187));
  public static final TpmCc POLICY_DUPLICATION_SELECT =
      NAMES.add("PolicyDuplicationSelect", new TpmCc(0x00000188));
  public static final TpmCc POLICY_GET_DIGEST = NAMES.add("PolicyGetDigest", new TpmCc(0x00000189));
  public static final TpmCc TEST_PARMS = NAMES.add("TestParms", new TpmCc(0x0000018A));
  public static final TpmCc COMMIT = NAMES.add("Commit", new TpmCc(0x0000018B));
  public static final TpmCc POLICY_PASSWORD = NAMES.add("PolicyPassword", new TpmCc(0x0000018C));
  public static final TpmCc Z_GEN_2_PHASE = NAMES.add("ZGen_2Phase", new TpmCc(0x0000018D));
  public static final TpmCc EC_EPHEMERAL = NAMES.add("EC_Ephemeral", new TpmCc(0x0000018E));
  public static final TpmCc POLICY_NV_WRITTEN = NAMES.add("PolicyNvWritten", new TpmCc(0x0000018F));
  public static final TpmCc POLICY_TEMPLATE = NAMES.add("PolicyTemplate", new TpmCc(0x00000190));
  public static final TpmCc CREATE_LOADED = NAMES.add("CreateLoaded", new TpmCc(0x00000191));
  public static final TpmCc POLICY_AUTHORIZE_NV =
      NAMES.add("PolicyAuthorizeNV", new TpmCc(0x00000192));
  public static final TpmCc ENCRYPT_DECRYPT2 = NAMES.add("EncryptDecrypt2", new TpmCc(0x00000193));
  public static final TpmCc AC_GET_CAPABILITY =
      NAMES.add("AC_GetCapability", new TpmCc(0x00000194));
  public static final TpmCc AC_SEND = NAMES.add("AC_Send", new TpmCc(0x00000195));
  public static final TpmCc POLICY_AC_SEND_SELECT =
      NAMES.add("Policy_AC_SendSelect", new TpmCc(0x00000196));
  public static final TpmCc CERTIFY_X509 = NAMES.add("CertifyX509", new TpmCc(0x00000197));
  public static final TpmCc ACT_SET_TIMEOUT = NAMES.add("ACT_SetTimeout", new TpmCc(0x00000198));
  public static final TpmCc ECC_ENCRYPT =
      NAMES.add("ECC_Encrypt", new TpmCc(0x00000199), Revision.V183);
  public static final TpmCc ECC_DECRYPT =
      NAMES.add("ECC_Decrypt", new TpmCc(0x0000019A), Revision.V183);
  public static final TpmCc POLICY_CAPABILITY =
      NAMES.add("PolicyCapability", new TpmCc(0x0000019B), Revision.V183);
  public static final TpmCc POLICY_PARAMETERS =
      NAMES.add("PolicyParameters", new TpmCc(0x0000019C), Revision.V183);
  public static final TpmCc NV_DEFINE_SPACE2 =
      NAMES.add("NV_DefineSpace2", new TpmCc(0x0000019D), Revision.V183);
  public static final TpmCc NV_READ_PUBLIC2 =
      NAMES.add("NV_ReadPublic2", new TpmCc(0x0000019E), Revision.V183);
  public static final TpmCc SET_CAPABILITY =
      NAMES.add("SetCapability", new TpmCc(0x0000019F), Revision.V183);
  public static final TpmCc READ_ONLY_CONTROL =
      NAMES.add("ReadOnlyControl", new TpmCc(0x000001A0), Revision.V184);
  public static final TpmCc POLICY_TRANSPORT_SPDM =
      NAMES.add("PolicyTransportSPDM", new TpmCc(0x000001A1), Revision.V184);
  public static final TpmCc VERIFY_SEQUENCE_COMPLETE =
      NAMES.add("VerifySequenceComplete", new TpmCc(0x000001A3), Revision.V185);
  public static final TpmCc SIGN_SEQUENCE_COMPLETE =
      NAMES.add("SignSequenceComplete", new TpmCc(0x000001A4), Revision.V185);
  public static final TpmCc VERIFY_DIGEST_SIGNATURE =
      NAMES.add("VerifyDigestSignature", new TpmCc(0x000001A5), Revision.V185);
  public static final TpmCc SIGN_DIGEST =
      NAMES.add("SignDigest", new TpmCc(0x000001A6), Revision.V185);
  public static final TpmCc ENCAPSULATE =
      NAMES.add("Encapsulate", new TpmCc(0x000001A7), Revision.V185);
  public static final TpmCc DECAPSULATE =
      NAMES.add("Decapsulate", new TpmCc(0x000001A8), Revision.V185);
  public static final TpmCc VERIFY_SEQUENCE_START =
      NAMES.add("VerifySequenceStart", new TpmCc(0x000001A9), Revision.V185);
  public static final TpmCc SIGN_SEQUENCE_START =
      NAMES.add("SignSequenceStart", new TpmCc(0x000001AA), Revision.V185);

  /** {@return the constant with this value, or a new one without a name} */
  public static TpmCc of(int value) {
    TpmCc known = NAMES.get(value);
    return known != null ? known : new TpmCc(value);
  }

  /** {@return all that have a name, by value} */
  public static Collection<TpmCc> values() {
    return NAMES.values();
  }

  /** Reads 4 octets. */
  public static TpmCc read(TpmReader in) {
    return of(in.u32());
  }

  /** {@return the first revision that has the command; the newest one if it has no name here} */
  public Revision since() {
    return NAMES.since(value);
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(value);
  }

  /** The name in the specification, or the number. */
  // Not the compiler's own, which are linked by reflection when first called, at each start.
  @Override
  public boolean equals(Object other) {
    return other instanceof TpmCc that && that.value == value;
  }

  @Override
  public int hashCode() {
    return value;
  }

  @Override
  public String toString() {
    return NAMES.nameOf(this);
  }
}
