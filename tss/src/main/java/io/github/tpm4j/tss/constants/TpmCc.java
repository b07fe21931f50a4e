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

  /** {@code TPM2_NV_UndefineSpaceSpecial}: removes an NV Index that only its policy can remove. */
  public static final TpmCc NV_UNDEFINE_SPACE_SPECIAL =
      NAMES.add("NV_UndefineSpaceSpecial", new TpmCc(0x0000011F));

  /**
   * {@code TPM2_EvictControl}: makes a transient object persistent, or removes a persistent one.
   */
  public static final TpmCc EVICT_CONTROL = NAMES.add("EvictControl", new TpmCc(0x00000120));

  /**
   * {@code TPM2_HierarchyControl}: switches a hierarchy, or the platform's NV, on or off until the
   * next reset.
   */
  public static final TpmCc HIERARCHY_CONTROL =
      NAMES.add("HierarchyControl", new TpmCc(0x00000121));

  /** {@code TPM2_NV_UndefineSpace}: removes an NV Index. */
  public static final TpmCc NV_UNDEFINE_SPACE =
      NAMES.add("NV_UndefineSpace", new TpmCc(0x00000122));

  /**
   * {@code TPM2_ChangeEPS}: replaces the endorsement primary seed: all keys of the endorsement
   * hierarchy are gone for good.
   */
  public static final TpmCc CHANGE_EPS = NAMES.add("ChangeEPS", new TpmCc(0x00000124));

  /**
   * {@code TPM2_ChangePPS}: replaces the platform primary seed: all keys of the platform hierarchy
   * are gone for good.
   */
  public static final TpmCc CHANGE_PPS = NAMES.add("ChangePPS", new TpmCc(0x00000125));

  /**
   * {@code TPM2_Clear}: gives the TPM to a new owner: keys, NV Indices and passwords of the old one
   * are gone for good.
   */
  public static final TpmCc CLEAR = NAMES.add("Clear", new TpmCc(0x00000126));

  /** {@code TPM2_ClearControl}: allows or forbids TPM2_Clear. */
  public static final TpmCc CLEAR_CONTROL = NAMES.add("ClearControl", new TpmCc(0x00000127));

  /** {@code TPM2_ClockSet}: sets the Clock forward. */
  public static final TpmCc CLOCK_SET = NAMES.add("ClockSet", new TpmCc(0x00000128));

  /** {@code TPM2_HierarchyChangeAuth}: changes the password of a hierarchy or of the lockout. */
  public static final TpmCc HIERARCHY_CHANGE_AUTH =
      NAMES.add("HierarchyChangeAuth", new TpmCc(0x00000129));

  /** {@code TPM2_NV_DefineSpace}: makes an NV Index. */
  public static final TpmCc NV_DEFINE_SPACE = NAMES.add("NV_DefineSpace", new TpmCc(0x0000012A));

  /** {@code TPM2_PCR_Allocate}: chooses the banks and their PCR from the next reset on. */
  public static final TpmCc PCR_ALLOCATE = NAMES.add("PCR_Allocate", new TpmCc(0x0000012B));

  /** {@code TPM2_PCR_SetAuthPolicy}: sets the policy of a group of PCR. */
  public static final TpmCc PCR_SET_AUTH_POLICY =
      NAMES.add("PCR_SetAuthPolicy", new TpmCc(0x0000012C));

  /**
   * {@code TPM2_PP_Commands}: chooses which commands of the platform need somebody at the machine.
   */
  public static final TpmCc PP_COMMANDS = NAMES.add("PP_Commands", new TpmCc(0x0000012D));

  /** {@code TPM2_SetPrimaryPolicy}: sets the policy by which a hierarchy can be authorised. */
  public static final TpmCc SET_PRIMARY_POLICY =
      NAMES.add("SetPrimaryPolicy", new TpmCc(0x0000012E));

  /** {@code TPM2_FieldUpgradeStart}: begins the installation of new firmware. */
  public static final TpmCc FIELD_UPGRADE_START =
      NAMES.add("FieldUpgradeStart", new TpmCc(0x0000012F));

  /** {@code TPM2_ClockRateAdjust}: makes the clock faster or slower. */
  public static final TpmCc CLOCK_RATE_ADJUST = NAMES.add("ClockRateAdjust", new TpmCc(0x00000130));

  /**
   * {@code TPM2_CreatePrimary}: makes a primary key of a hierarchy, the same one of the same
   * template each time, and loads it.
   */
  public static final TpmCc CREATE_PRIMARY = NAMES.add("CreatePrimary", new TpmCc(0x00000131));

  /**
   * {@code TPM2_NV_GlobalWriteLock}: locks all NV Indices with TPMA_NV_GLOBALLOCK against writing
   * until the next reset or restart.
   */
  public static final TpmCc NV_GLOBAL_WRITE_LOCK =
      NAMES.add("NV_GlobalWriteLock", new TpmCc(0x00000132));

  /**
   * {@code TPM2_GetCommandAuditDigest}: signs the digest of the commands that were audited, and
   * begins a new one.
   */
  public static final TpmCc GET_COMMAND_AUDIT_DIGEST =
      NAMES.add("GetCommandAuditDigest", new TpmCc(0x00000133));

  /** {@code TPM2_NV_Increment}: counts an NV Index up by one. */
  public static final TpmCc NV_INCREMENT = NAMES.add("NV_Increment", new TpmCc(0x00000134));

  /** {@code TPM2_NV_SetBits}: sets bits of an NV Index, which stay set. */
  public static final TpmCc NV_SET_BITS = NAMES.add("NV_SetBits", new TpmCc(0x00000135));

  /** {@code TPM2_NV_Extend}: extends an NV Index, as a PCR is. */
  public static final TpmCc NV_EXTEND = NAMES.add("NV_Extend", new TpmCc(0x00000136));

  /** {@code TPM2_NV_Write}: writes bytes of an NV Index. */
  public static final TpmCc NV_WRITE = NAMES.add("NV_Write", new TpmCc(0x00000137));

  /**
   * {@code TPM2_NV_WriteLock}: locks an NV Index against writing, until the next reset or restart
   * or for good, as its attributes say.
   */
  public static final TpmCc NV_WRITE_LOCK = NAMES.add("NV_WriteLock", new TpmCc(0x00000138));

  /**
   * {@code TPM2_DictionaryAttackLockReset}: forgets the wrong passwords that were counted, and ends
   * a lockout.
   */
  public static final TpmCc DICTIONARY_ATTACK_LOCK_RESET =
      NAMES.add("DictionaryAttackLockReset", new TpmCc(0x00000139));

  /**
   * {@code TPM2_DictionaryAttackParameters}: sets how many wrong passwords lead to a lockout, and
   * how long it takes.
   */
  public static final TpmCc DICTIONARY_ATTACK_PARAMETERS =
      NAMES.add("DictionaryAttackParameters", new TpmCc(0x0000013A));

  /** {@code TPM2_NV_ChangeAuth}: changes the password of an NV Index. */
  public static final TpmCc NV_CHANGE_AUTH = NAMES.add("NV_ChangeAuth", new TpmCc(0x0000013B));

  /**
   * {@code TPM2_PCR_Event}: hashes data by the hash of each bank, and extends a PCR by the digests.
   */
  public static final TpmCc PCR_EVENT = NAMES.add("PCR_Event", new TpmCc(0x0000013C));

  /** {@code TPM2_PCR_Reset}: sets a PCR to its first value, in all banks. */
  public static final TpmCc PCR_RESET = NAMES.add("PCR_Reset", new TpmCc(0x0000013D));

  /** {@code TPM2_SequenceComplete}: ends a sequence of a digest or a MAC. */
  public static final TpmCc SEQUENCE_COMPLETE =
      NAMES.add("SequenceComplete", new TpmCc(0x0000013E));

  /** {@code TPM2_SetAlgorithmSet}: sets the number that the maker gives to a set of algorithms. */
  public static final TpmCc SET_ALGORITHM_SET = NAMES.add("SetAlgorithmSet", new TpmCc(0x0000013F));

  /**
   * {@code TPM2_SetCommandCodeAuditStatus}: chooses which commands are audited, or the hash of the
   * audit; not both at once.
   */
  public static final TpmCc SET_COMMAND_CODE_AUDIT_STATUS =
      NAMES.add("SetCommandCodeAuditStatus", new TpmCc(0x00000140));

  /** {@code TPM2_FieldUpgradeData}: hands over a piece of new firmware. */
  public static final TpmCc FIELD_UPGRADE_DATA =
      NAMES.add("FieldUpgradeData", new TpmCc(0x00000141));

  /** {@code TPM2_IncrementalSelfTest}: tests algorithms before they are used. */
  public static final TpmCc INCREMENTAL_SELF_TEST =
      NAMES.add("IncrementalSelfTest", new TpmCc(0x00000142));

  /** {@code TPM2_SelfTest}: tests the TPM. */
  public static final TpmCc SELF_TEST = NAMES.add("SelfTest", new TpmCc(0x00000143));

  /** {@code TPM2_Startup}: starts the TPM after _TPM_Init: the first command. */
  public static final TpmCc STARTUP = NAMES.add("Startup", new TpmCc(0x00000144));

  /** {@code TPM2_Shutdown}: prepares the TPM for the loss of power. */
  public static final TpmCc SHUTDOWN = NAMES.add("Shutdown", new TpmCc(0x00000145));

  /** {@code TPM2_StirRandom}: adds entropy to the TPM's generator. */
  public static final TpmCc STIR_RANDOM = NAMES.add("StirRandom", new TpmCc(0x00000146));

  /**
   * {@code TPM2_ActivateCredential}: decrypts a secret that somebody has bound to the Name of an
   * object of this TPM.
   */
  public static final TpmCc ACTIVATE_CREDENTIAL =
      NAMES.add("ActivateCredential", new TpmCc(0x00000147));

  /**
   * {@code TPM2_Certify}: certifies that an object is loaded in this TPM, with its Name and
   * Qualified Name.
   */
  public static final TpmCc CERTIFY = NAMES.add("Certify", new TpmCc(0x00000148));

  /** {@code TPM2_PolicyNV}: demands that the content of an NV Index compares as given. */
  public static final TpmCc POLICY_NV = NAMES.add("PolicyNV", new TpmCc(0x00000149));

  /**
   * {@code TPM2_CertifyCreation}: certifies that this TPM has made an object, and with which data.
   */
  public static final TpmCc CERTIFY_CREATION = NAMES.add("CertifyCreation", new TpmCc(0x0000014A));

  /** {@code TPM2_Duplicate}: wraps an object for a new parent, which may be in another TPM. */
  public static final TpmCc DUPLICATE = NAMES.add("Duplicate", new TpmCc(0x0000014B));

  /** {@code TPM2_GetTime}: signs Time, Clock and the counters of resets. */
  public static final TpmCc GET_TIME = NAMES.add("GetTime", new TpmCc(0x0000014C));

  /**
   * {@code TPM2_GetSessionAuditDigest}: signs the digest of the commands that went through an audit
   * session.
   */
  public static final TpmCc GET_SESSION_AUDIT_DIGEST =
      NAMES.add("GetSessionAuditDigest", new TpmCc(0x0000014D));

  /** {@code TPM2_NV_Read}: reads bytes of an NV Index. */
  public static final TpmCc NV_READ = NAMES.add("NV_Read", new TpmCc(0x0000014E));

  /**
   * {@code TPM2_NV_ReadLock}: locks an NV Index against reading until the next reset or restart.
   */
  public static final TpmCc NV_READ_LOCK = NAMES.add("NV_ReadLock", new TpmCc(0x0000014F));

  /**
   * {@code TPM2_ObjectChangeAuth}: gives an object another password, in a new private area; the old
   * one keeps the old password.
   */
  public static final TpmCc OBJECT_CHANGE_AUTH =
      NAMES.add("ObjectChangeAuth", new TpmCc(0x00000150));

  /** {@code TPM2_PolicySecret}: demands the authorisation of another entity. */
  public static final TpmCc POLICY_SECRET = NAMES.add("PolicySecret", new TpmCc(0x00000151));

  /**
   * {@code TPM2_Rewrap}: takes a duplicate's outer wrapper off, and puts that for another parent
   * on.
   */
  public static final TpmCc REWRAP = NAMES.add("Rewrap", new TpmCc(0x00000152));

  /** {@code TPM2_Create}: makes a key or sealed data under a storage key; it is not loaded. */
  public static final TpmCc CREATE = NAMES.add("Create", new TpmCc(0x00000153));

  /**
   * {@code TPM2_ECDH_ZGen}: computes the point that a key has in common with another public key.
   */
  public static final TpmCc ECDH_Z_GEN = NAMES.add("ECDH_ZGen", new TpmCc(0x00000154));

  /** {@code TPM2_HMAC}: computes a MAC of a message that is given whole. */
  public static final TpmCc HMAC = NAMES.add("HMAC", new TpmCc(0x00000155));

  /**
   * {@code TPM2_Import}: takes an object that was wrapped for a storage key of this TPM; it is not
   * loaded.
   */
  public static final TpmCc IMPORT = NAMES.add("Import", new TpmCc(0x00000156));

  /** {@code TPM2_Load}: loads an object that TPM2_Create or TPM2_Import has returned. */
  public static final TpmCc LOAD = NAMES.add("Load", new TpmCc(0x00000157));

  /** {@code TPM2_Quote}: signs a digest over values of PCR. */
  public static final TpmCc QUOTE = NAMES.add("Quote", new TpmCc(0x00000158));

  /** {@code TPM2_RSA_Decrypt}: decrypts by an RSA key, and takes off the padding. */
  public static final TpmCc RSA_DECRYPT = NAMES.add("RSA_Decrypt", new TpmCc(0x00000159));

  /** {@code TPM2_HMAC_Start}: begins a MAC of a message that comes in pieces. */
  public static final TpmCc HMAC_START = NAMES.add("HMAC_Start", new TpmCc(0x0000015B));

  /** {@code TPM2_SequenceUpdate}: hands over a piece of the message. */
  public static final TpmCc SEQUENCE_UPDATE = NAMES.add("SequenceUpdate", new TpmCc(0x0000015C));

  /** {@code TPM2_Sign}: signs a digest. */
  public static final TpmCc SIGN = NAMES.add("Sign", new TpmCc(0x0000015D));

  /** {@code TPM2_Unseal}: returns the data of a sealed object. */
  public static final TpmCc UNSEAL = NAMES.add("Unseal", new TpmCc(0x0000015E));

  /** {@code TPM2_PolicySigned}: demands a signature of a key over this session's nonce. */
  public static final TpmCc POLICY_SIGNED = NAMES.add("PolicySigned", new TpmCc(0x00000160));

  /** {@code TPM2_ContextLoad}: brings a saved object or session back. */
  public static final TpmCc CONTEXT_LOAD = NAMES.add("ContextLoad", new TpmCc(0x00000161));

  /** {@code TPM2_ContextSave}: saves an object or a session outside the TPM, encrypted by it. */
  public static final TpmCc CONTEXT_SAVE = NAMES.add("ContextSave", new TpmCc(0x00000162));

  /**
   * {@code TPM2_ECDH_KeyGen}: makes an ephemeral key, and the point that it has in common with a
   * given public key.
   */
  public static final TpmCc ECDH_KEY_GEN = NAMES.add("ECDH_KeyGen", new TpmCc(0x00000163));

  /**
   * {@code TPM2_EncryptDecrypt}: encrypts or decrypts by a symmetric key; the data are not
   * encrypted on their way.
   */
  public static final TpmCc ENCRYPT_DECRYPT = NAMES.add("EncryptDecrypt", new TpmCc(0x00000164));

  /**
   * {@code TPM2_FlushContext}: removes a transient object, a sequence or a session from the TPM.
   */
  public static final TpmCc FLUSH_CONTEXT = NAMES.add("FlushContext", new TpmCc(0x00000165));

  /**
   * {@code TPM2_LoadExternal}: loads a public area, or an object of software with its private part.
   */
  public static final TpmCc LOAD_EXTERNAL = NAMES.add("LoadExternal", new TpmCc(0x00000167));

  /**
   * {@code TPM2_MakeCredential}: binds a secret to the Name of an object, encrypted to a storage
   * key; any TPM can do it.
   */
  public static final TpmCc MAKE_CREDENTIAL = NAMES.add("MakeCredential", new TpmCc(0x00000168));

  /** {@code TPM2_NV_ReadPublic}: reads the public area of an NV Index and its Name. */
  public static final TpmCc NV_READ_PUBLIC = NAMES.add("NV_ReadPublic", new TpmCc(0x00000169));

  /**
   * {@code TPM2_PolicyAuthorize}: lets a policy that a key has approved stand for the present one.
   */
  public static final TpmCc POLICY_AUTHORIZE = NAMES.add("PolicyAuthorize", new TpmCc(0x0000016A));

  /**
   * {@code TPM2_PolicyAuthValue}: demands that the authorised entity's authValue is proven by the
   * session's HMAC.
   */
  public static final TpmCc POLICY_AUTH_VALUE = NAMES.add("PolicyAuthValue", new TpmCc(0x0000016B));

  /** {@code TPM2_PolicyCommandCode}: allows one command only. */
  public static final TpmCc POLICY_COMMAND_CODE =
      NAMES.add("PolicyCommandCode", new TpmCc(0x0000016C));

  /**
   * {@code TPM2_PolicyCounterTimer}: demands that Time, Clock or a counter of resets compares as
   * given.
   */
  public static final TpmCc POLICY_COUNTER_TIMER =
      NAMES.add("PolicyCounterTimer", new TpmCc(0x0000016D));

  /** {@code TPM2_PolicyCpHash}: allows a command with certain parameters and handles only. */
  public static final TpmCc POLICY_CP_HASH = NAMES.add("PolicyCpHash", new TpmCc(0x0000016E));

  /** {@code TPM2_PolicyLocality}: demands that the command comes from certain localities. */
  public static final TpmCc POLICY_LOCALITY = NAMES.add("PolicyLocality", new TpmCc(0x0000016F));

  /** {@code TPM2_PolicyNameHash}: allows certain entities only. */
  public static final TpmCc POLICY_NAME_HASH = NAMES.add("PolicyNameHash", new TpmCc(0x00000170));

  /**
   * {@code TPM2_PolicyOR}: demands one of several policies: the session's policyDigest must be in
   * the list.
   */
  public static final TpmCc POLICY_OR = NAMES.add("PolicyOR", new TpmCc(0x00000171));

  /**
   * {@code TPM2_PolicyTicket}: takes a ticket in place of the signature or the secret that it was
   * given for.
   */
  public static final TpmCc POLICY_TICKET = NAMES.add("PolicyTicket", new TpmCc(0x00000172));

  /** {@code TPM2_ReadPublic}: reads the public area of a loaded object and its Names. */
  public static final TpmCc READ_PUBLIC = NAMES.add("ReadPublic", new TpmCc(0x00000173));

  /** {@code TPM2_RSA_Encrypt}: pads, and encrypts to an RSA key. */
  public static final TpmCc RSA_ENCRYPT = NAMES.add("RSA_Encrypt", new TpmCc(0x00000174));

  /** {@code TPM2_StartAuthSession}: starts an HMAC, policy or trial session. */
  public static final TpmCc START_AUTH_SESSION =
      NAMES.add("StartAuthSession", new TpmCc(0x00000176));

  /** {@code TPM2_VerifySignature}: verifies a signature over a digest. */
  public static final TpmCc VERIFY_SIGNATURE = NAMES.add("VerifySignature", new TpmCc(0x00000177));

  /** {@code TPM2_ECC_Parameters}: reads the numbers of a curve. */
  public static final TpmCc ECC_PARAMETERS = NAMES.add("ECC_Parameters", new TpmCc(0x00000178));

  /** {@code TPM2_FirmwareRead}: reads the firmware that is installed, piece by piece. */
  public static final TpmCc FIRMWARE_READ = NAMES.add("FirmwareRead", new TpmCc(0x00000179));

  /** {@code TPM2_GetCapability}: asks what the TPM is, has and holds. */
  public static final TpmCc GET_CAPABILITY = NAMES.add("GetCapability", new TpmCc(0x0000017A));

  /** {@code TPM2_GetRandom}: returns random bytes. */
  public static final TpmCc GET_RANDOM = NAMES.add("GetRandom", new TpmCc(0x0000017B));

  /** {@code TPM2_GetTestResult}: reads the result of the self-test; also in failure mode. */
  public static final TpmCc GET_TEST_RESULT = NAMES.add("GetTestResult", new TpmCc(0x0000017C));

  /** {@code TPM2_Hash}: hashes a message that is given whole. */
  public static final TpmCc HASH = NAMES.add("Hash", new TpmCc(0x0000017D));

  /** {@code TPM2_PCR_Read}: reads values of PCR, as many as fit into the response. */
  public static final TpmCc PCR_READ = NAMES.add("PCR_Read", new TpmCc(0x0000017E));

  /** {@code TPM2_PolicyPCR}: demands values of PCR. */
  public static final TpmCc POLICY_PCR = NAMES.add("PolicyPCR", new TpmCc(0x0000017F));

  /** {@code TPM2_PolicyRestart}: sets a policy session back to its beginning. */
  public static final TpmCc POLICY_RESTART = NAMES.add("PolicyRestart", new TpmCc(0x00000180));

  /** {@code TPM2_ReadClock}: reads Time, Clock and the counters of resets. */
  public static final TpmCc READ_CLOCK = NAMES.add("ReadClock", new TpmCc(0x00000181));

  /**
   * {@code TPM2_PCR_Extend}: extends a PCR: its new value is the digest of the old one and what is
   * given.
   */
  public static final TpmCc PCR_EXTEND = NAMES.add("PCR_Extend", new TpmCc(0x00000182));

  /** {@code TPM2_PCR_SetAuthValue}: sets the password of a group of PCR. */
  public static final TpmCc PCR_SET_AUTH_VALUE =
      NAMES.add("PCR_SetAuthValue", new TpmCc(0x00000183));

  /** {@code TPM2_NV_Certify}: certifies what an NV Index holds, or its digest. */
  public static final TpmCc NV_CERTIFY = NAMES.add("NV_Certify", new TpmCc(0x00000184));

  /**
   * {@code TPM2_EventSequenceComplete}: ends an event sequence, and extends a PCR by its digests.
   */
  public static final TpmCc EVENT_SEQUENCE_COMPLETE =
      NAMES.add("EventSequenceComplete", new TpmCc(0x00000185));

  /** {@code TPM2_HashSequenceStart}: begins a digest, or an event for all banks. */
  public static final TpmCc HASH_SEQUENCE_START =
      NAMES.add("HashSequenceStart", new TpmCc(0x00000186));

  /** {@code TPM2_PolicyPhysicalPresence}: demands that somebody is at the machine. */
  public static final TpmCc POLICY_PHYSICAL_PRESENCE =
      NAMES.add("PolicyPhysicalPresence", new TpmCc(0x00000187));

  /** {@code TPM2_PolicyDuplicationSelect}: allows duplication to one new parent only. */
  public static final TpmCc POLICY_DUPLICATION_SELECT =
      NAMES.add("PolicyDuplicationSelect", new TpmCc(0x00000188));

  /** {@code TPM2_PolicyGetDigest}: reads the policyDigest of a session. */
  public static final TpmCc POLICY_GET_DIGEST = NAMES.add("PolicyGetDigest", new TpmCc(0x00000189));

  /**
   * {@code TPM2_TestParms}: asks whether the TPM has objects with these parameters; a refusal says
   * which parameter it lacks.
   */
  public static final TpmCc TEST_PARMS = NAMES.add("TestParms", new TpmCc(0x0000018A));

  /**
   * {@code TPM2_Commit}: takes the first step of an anonymous signature (ECDAA), or of EC Schnorr.
   */
  public static final TpmCc COMMIT = NAMES.add("Commit", new TpmCc(0x0000018B));

  /**
   * {@code TPM2_PolicyPassword}: demands that the authorised entity's authValue is given as a
   * password.
   */
  public static final TpmCc POLICY_PASSWORD = NAMES.add("PolicyPassword", new TpmCc(0x0000018C));

  /**
   * {@code TPM2_ZGen_2Phase}: computes the secrets of a key exchange with static and ephemeral
   * keys.
   */
  public static final TpmCc Z_GEN_2_PHASE = NAMES.add("ZGen_2Phase", new TpmCc(0x0000018D));

  /** {@code TPM2_EC_Ephemeral}: makes an ephemeral key for TPM2_ZGen_2Phase. */
  public static final TpmCc EC_EPHEMERAL = NAMES.add("EC_Ephemeral", new TpmCc(0x0000018E));

  /**
   * {@code TPM2_PolicyNvWritten}: demands that the NV Index which is authorised was, or was not,
   * written.
   */
  public static final TpmCc POLICY_NV_WRITTEN = NAMES.add("PolicyNvWritten", new TpmCc(0x0000018F));

  /**
   * {@code TPM2_PolicyTemplate}: demands a certain template of the command that makes an object.
   */
  public static final TpmCc POLICY_TEMPLATE = NAMES.add("PolicyTemplate", new TpmCc(0x00000190));

  /**
   * {@code TPM2_CreateLoaded}: makes an object and loads it: an ordinary, a primary or a derived
   * one, as its parent is.
   */
  public static final TpmCc CREATE_LOADED = NAMES.add("CreateLoaded", new TpmCc(0x00000191));

  /**
   * {@code TPM2_PolicyAuthorizeNV}: lets a policy whose digest an NV Index holds stand for the
   * present one.
   */
  public static final TpmCc POLICY_AUTHORIZE_NV =
      NAMES.add("PolicyAuthorizeNV", new TpmCc(0x00000192));

  /**
   * {@code TPM2_EncryptDecrypt2}: encrypts or decrypts by a symmetric key; the data are sent
   * encrypted if a session decrypts.
   */
  public static final TpmCc ENCRYPT_DECRYPT2 = NAMES.add("EncryptDecrypt2", new TpmCc(0x00000193));

  /** {@code TPM2_AC_GetCapability}: asks what an attached component can do. */
  public static final TpmCc AC_GET_CAPABILITY =
      NAMES.add("AC_GetCapability", new TpmCc(0x00000194));

  /** {@code TPM2_AC_Send}: sends an object to an attached component. */
  public static final TpmCc AC_SEND = NAMES.add("AC_Send", new TpmCc(0x00000195));

  /**
   * {@code TPM2_Policy_AC_SendSelect}: allows an object to be sent to one attached component only
   * (TPM2_AC_Send).
   */
  public static final TpmCc POLICY_AC_SEND_SELECT =
      NAMES.add("Policy_AC_SendSelect", new TpmCc(0x00000196));

  /**
   * {@code TPM2_CertifyX509}: signs an X.509 certificate for an object by a key that signs such
   * (x509sign).
   */
  public static final TpmCc CERTIFY_X509 = NAMES.add("CertifyX509", new TpmCc(0x00000197));

  /** {@code TPM2_ACT_SetTimeout}: starts, changes or stops an Authenticated Countdown Timer. */
  public static final TpmCc ACT_SET_TIMEOUT = NAMES.add("ACT_SetTimeout", new TpmCc(0x00000198));

  /** {@code TPM2_ECC_Encrypt}: encrypts to an elliptic-curve key by an ephemeral one. */
  public static final TpmCc ECC_ENCRYPT =
      NAMES.add("ECC_Encrypt", new TpmCc(0x00000199), Revision.V183);

  /**
   * {@code TPM2_ECC_Decrypt}: decrypts what TPM2_ECC_Encrypt has encrypted to an elliptic-curve
   * key.
   */
  public static final TpmCc ECC_DECRYPT =
      NAMES.add("ECC_Decrypt", new TpmCc(0x0000019A), Revision.V183);

  /**
   * {@code TPM2_PolicyCapability}: demands that a value of TPM2_GetCapability compares as given.
   */
  public static final TpmCc POLICY_CAPABILITY =
      NAMES.add("PolicyCapability", new TpmCc(0x0000019B), Revision.V183);

  /** {@code TPM2_PolicyParameters}: allows certain parameters of a command only. */
  public static final TpmCc POLICY_PARAMETERS =
      NAMES.add("PolicyParameters", new TpmCc(0x0000019C), Revision.V183);

  /** {@code TPM2_NV_DefineSpace2}: makes an NV Index, also one with attributes of 64 bits. */
  public static final TpmCc NV_DEFINE_SPACE2 =
      NAMES.add("NV_DefineSpace2", new TpmCc(0x0000019D), Revision.V183);

  /** {@code TPM2_NV_ReadPublic2}: reads the public area of an NV Index of either kind. */
  public static final TpmCc NV_READ_PUBLIC2 =
      NAMES.add("NV_ReadPublic2", new TpmCc(0x0000019E), Revision.V183);

  /** {@code TPM2_SetCapability}: sets a value that TPM2_GetCapability reads. */
  public static final TpmCc SET_CAPABILITY =
      NAMES.add("SetCapability", new TpmCc(0x0000019F), Revision.V183);

  /** {@code TPM2_ReadOnlyControl}: switches the read-only mode on or off. */
  public static final TpmCc READ_ONLY_CONTROL =
      NAMES.add("ReadOnlyControl", new TpmCc(0x000001A0), Revision.V184);

  /**
   * {@code TPM2_PolicyTransportSPDM}: demands that the command comes over an SPDM session of
   * certain keys.
   */
  public static final TpmCc POLICY_TRANSPORT_SPDM =
      NAMES.add("PolicyTransportSPDM", new TpmCc(0x000001A1), Revision.V184);

  /**
   * {@code TPM2_VerifySequenceComplete}: ends a sequence, and verifies a signature over its
   * message.
   */
  public static final TpmCc VERIFY_SEQUENCE_COMPLETE =
      NAMES.add("VerifySequenceComplete", new TpmCc(0x000001A3), Revision.V185);

  /** {@code TPM2_SignSequenceComplete}: ends a sequence, and signs its message. */
  public static final TpmCc SIGN_SEQUENCE_COMPLETE =
      NAMES.add("SignSequenceComplete", new TpmCc(0x000001A4), Revision.V185);

  /**
   * {@code TPM2_VerifyDigestSignature}: verifies a signature over a digest, with a context string.
   */
  public static final TpmCc VERIFY_DIGEST_SIGNATURE =
      NAMES.add("VerifyDigestSignature", new TpmCc(0x000001A5), Revision.V185);

  /** {@code TPM2_SignDigest}: signs a digest by a key of any scheme, with a context string. */
  public static final TpmCc SIGN_DIGEST =
      NAMES.add("SignDigest", new TpmCc(0x000001A6), Revision.V185);

  /** {@code TPM2_Encapsulate}: makes a secret and encrypts it to an ML-KEM key. */
  public static final TpmCc ENCAPSULATE =
      NAMES.add("Encapsulate", new TpmCc(0x000001A7), Revision.V185);

  /**
   * {@code TPM2_Decapsulate}: gets the secret out of a ciphertext that was made for an ML-KEM key.
   */
  public static final TpmCc DECAPSULATE =
      NAMES.add("Decapsulate", new TpmCc(0x000001A8), Revision.V185);

  /** {@code TPM2_VerifySequenceStart}: begins to verify a signature over a message. */
  public static final TpmCc VERIFY_SEQUENCE_START =
      NAMES.add("VerifySequenceStart", new TpmCc(0x000001A9), Revision.V185);

  /** {@code TPM2_SignSequenceStart}: begins a signature over a message. */
  public static final TpmCc SIGN_SEQUENCE_START =
      NAMES.add("SignSequenceStart", new TpmCc(0x000001AA), Revision.V185);

  /**
   * {@return the constant with this value, or a new one without a name}
   *
   * @param value the number on the wire
   */
  public static TpmCc of(int value) {
    TpmCc known = NAMES.get(value);
    return known != null ? known : new TpmCc(value);
  }

  /** {@return all that have a name, by value} */
  public static Collection<TpmCc> values() {
    return NAMES.values();
  }

  /**
   * Reads 4 octets.
   *
   * @param in stands at the first byte
   * @return what was read
   */
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
