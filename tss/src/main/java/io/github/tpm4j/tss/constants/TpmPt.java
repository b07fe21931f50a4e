package io.github.tpm4j.tss.constants;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Collection;

/**
 * TPM_PT (Part 2, 6.13): a property of a TPM; 4 octets on the wire.
 *
 * <p>Open: a value that has no name here is kept, so that what a newer TPM answers survives.
 */
public record TpmPt(int value) implements Marshallable {
  private static final Names<TpmPt> NAMES = new Names<>("TPM_PT_", TpmPt::value);

  /** No property. */
  public static final TpmPt NONE = NAMES.add("NONE", new TpmPt(0x00000000));

  /** Four letters: "2.0" and a zero. */
  public static final TpmPt FAMILY_INDICATOR = NAMES.add("FAMILY_INDICATOR", new TpmPt(0x00000100));

  /** The level of the specification: 0. */
  public static final TpmPt LEVEL = NAMES.add("LEVEL", new TpmPt(0x00000101));

  /** The revision of the specification times 100, such as 159; from 184 on the version. */
  public static final TpmPt REVISION = NAMES.add("REVISION", new TpmPt(0x00000102));

  /** The day of the year of the specification, from 1. */
  public static final TpmPt DAY_OF_YEAR = NAMES.add("DAY_OF_YEAR", new TpmPt(0x00000103));

  /** The year of the specification. */
  public static final TpmPt YEAR = NAMES.add("YEAR", new TpmPt(0x00000104));

  /** Four letters of the maker, in the TCG's registry. */
  public static final TpmPt MANUFACTURER = NAMES.add("MANUFACTURER", new TpmPt(0x00000105));

  /** The first four letters of the vendor's text. */
  public static final TpmPt VENDOR_STRING_1 = NAMES.add("VENDOR_STRING_1", new TpmPt(0x00000106));

  /** The next four letters of the vendor's text. */
  public static final TpmPt VENDOR_STRING_2 = NAMES.add("VENDOR_STRING_2", new TpmPt(0x00000107));

  /** The next four letters of the vendor's text. */
  public static final TpmPt VENDOR_STRING_3 = NAMES.add("VENDOR_STRING_3", new TpmPt(0x00000108));

  /** The last four letters of the vendor's text. */
  public static final TpmPt VENDOR_STRING_4 = NAMES.add("VENDOR_STRING_4", new TpmPt(0x00000109));

  /** A number of the vendor's for the kind of TPM. */
  public static final TpmPt VENDOR_TPM_TYPE = NAMES.add("VENDOR_TPM_TYPE", new TpmPt(0x0000010A));

  /** The upper 32 bits of the firmware's version. */
  public static final TpmPt FIRMWARE_VERSION_1 =
      NAMES.add("FIRMWARE_VERSION_1", new TpmPt(0x0000010B));

  /** The lower 32 bits of the firmware's version. */
  public static final TpmPt FIRMWARE_VERSION_2 =
      NAMES.add("FIRMWARE_VERSION_2", new TpmPt(0x0000010C));

  /** The most bytes of a piece of a message (TPM2B_MAX_BUFFER). */
  public static final TpmPt INPUT_BUFFER = NAMES.add("INPUT_BUFFER", new TpmPt(0x0000010D));

  /** How many transient objects there is room for at least. */
  public static final TpmPt HR_TRANSIENT_MIN = NAMES.add("HR_TRANSIENT_MIN", new TpmPt(0x0000010E));

  /** How many persistent objects there is room for at least. */
  public static final TpmPt HR_PERSISTENT_MIN =
      NAMES.add("HR_PERSISTENT_MIN", new TpmPt(0x0000010F));

  /** How many loaded sessions there is room for at least. */
  public static final TpmPt HR_LOADED_MIN = NAMES.add("HR_LOADED_MIN", new TpmPt(0x00000110));

  /** How many sessions there may be, loaded and saved. */
  public static final TpmPt ACTIVE_SESSIONS_MAX =
      NAMES.add("ACTIVE_SESSIONS_MAX", new TpmPt(0x00000111));

  /** How many PCR a bank has. */
  public static final TpmPt PCR_COUNT = NAMES.add("PCR_COUNT", new TpmPt(0x00000112));

  /** The least number of bytes of a TPMS_PCR_SELECT. */
  public static final TpmPt PCR_SELECT_MIN = NAMES.add("PCR_SELECT_MIN", new TpmPt(0x00000113));

  /** How far the oldest saved session may be behind. */
  public static final TpmPt CONTEXT_GAP_MAX = NAMES.add("CONTEXT_GAP_MAX", new TpmPt(0x00000114));

  /** How many counters there may be; 0 for as many as there is room for. */
  public static final TpmPt NV_COUNTERS_MAX = NAMES.add("NV_COUNTERS_MAX", new TpmPt(0x00000116));

  /** The most bytes of an NV Index. */
  public static final TpmPt NV_INDEX_MAX = NAMES.add("NV_INDEX_MAX", new TpmPt(0x00000117));

  /** How memory is shared (TPMA_MEMORY). */
  public static final TpmPt MEMORY = NAMES.add("MEMORY", new TpmPt(0x00000118));

  /** Milliseconds after which Clock is written to NV. */
  public static final TpmPt CLOCK_UPDATE = NAMES.add("CLOCK_UPDATE", new TpmPt(0x00000119));

  /** The hash of saved contexts. */
  public static final TpmPt CONTEXT_HASH = NAMES.add("CONTEXT_HASH", new TpmPt(0x0000011A));

  /** The cipher of saved contexts. */
  public static final TpmPt CONTEXT_SYM = NAMES.add("CONTEXT_SYM", new TpmPt(0x0000011B));

  /** The size in bits of the key of saved contexts. */
  public static final TpmPt CONTEXT_SYM_SIZE = NAMES.add("CONTEXT_SYM_SIZE", new TpmPt(0x0000011C));

  /** By how much an orderly counter can be ahead of what NV has. */
  public static final TpmPt ORDERLY_COUNT = NAMES.add("ORDERLY_COUNT", new TpmPt(0x0000011D));

  /** The most bytes of a command. */
  public static final TpmPt MAX_COMMAND_SIZE = NAMES.add("MAX_COMMAND_SIZE", new TpmPt(0x0000011E));

  /** The most bytes of a response. */
  public static final TpmPt MAX_RESPONSE_SIZE =
      NAMES.add("MAX_RESPONSE_SIZE", new TpmPt(0x0000011F));

  /** The most bytes of a digest. */
  public static final TpmPt MAX_DIGEST = NAMES.add("MAX_DIGEST", new TpmPt(0x00000120));

  /** The most bytes of a saved object. */
  public static final TpmPt MAX_OBJECT_CONTEXT =
      NAMES.add("MAX_OBJECT_CONTEXT", new TpmPt(0x00000121));

  /** The most bytes of a saved session. */
  public static final TpmPt MAX_SESSION_CONTEXT =
      NAMES.add("MAX_SESSION_CONTEXT", new TpmPt(0x00000122));

  /** The platform's specification (TPM_PS). */
  public static final TpmPt PS_FAMILY_INDICATOR =
      NAMES.add("PS_FAMILY_INDICATOR", new TpmPt(0x00000123));

  /** The level of the platform's specification. */
  public static final TpmPt PS_LEVEL = NAMES.add("PS_LEVEL", new TpmPt(0x00000124));

  /** The revision of the platform's specification. */
  public static final TpmPt PS_REVISION = NAMES.add("PS_REVISION", new TpmPt(0x00000125));

  /** The day of the year of the platform's specification. */
  public static final TpmPt PS_DAY_OF_YEAR = NAMES.add("PS_DAY_OF_YEAR", new TpmPt(0x00000126));

  /** The year of the platform's specification. */
  public static final TpmPt PS_YEAR = NAMES.add("PS_YEAR", new TpmPt(0x00000127));

  /** How many split signatures can be under way (TPM2_Commit). */
  public static final TpmPt SPLIT_MAX = NAMES.add("SPLIT_MAX", new TpmPt(0x00000128));

  /** How many commands there are. */
  public static final TpmPt TOTAL_COMMANDS = NAMES.add("TOTAL_COMMANDS", new TpmPt(0x00000129));

  /** How many commands of the library there are. */
  public static final TpmPt LIBRARY_COMMANDS = NAMES.add("LIBRARY_COMMANDS", new TpmPt(0x0000012A));

  /** How many commands of the vendor's own there are. */
  public static final TpmPt VENDOR_COMMANDS = NAMES.add("VENDOR_COMMANDS", new TpmPt(0x0000012B));

  /** The most bytes that are read or written of an NV Index at a time. */
  public static final TpmPt NV_BUFFER_MAX = NAMES.add("NV_BUFFER_MAX", new TpmPt(0x0000012C));

  /** Modes such as that of FIPS 140 (TPMA_MODES). */
  public static final TpmPt MODES = NAMES.add("MODES", new TpmPt(0x0000012D));

  /** The most bytes of a TPMS_CAPABILITY_DATA. */
  public static final TpmPt MAX_CAP_BUFFER = NAMES.add("MAX_CAP_BUFFER", new TpmPt(0x0000012E));

  /** The security version number of the firmware. */
  public static final TpmPt FIRMWARE_SVN =
      NAMES.add("FIRMWARE_SVN", new TpmPt(0x0000012F), Revision.V183);

  /** The greatest security version number that the firmware can have. */
  public static final TpmPt FIRMWARE_MAX_SVN =
      NAMES.add("FIRMWARE_MAX_SVN", new TpmPt(0x00000130), Revision.V183);

  /** The parameter sets of ML-KEM and ML-DSA (TPMA_ML_PARAMETER_SET). */
  public static final TpmPt ML_PARAMETER_SETS =
      NAMES.add("ML_PARAMETER_SETS", new TpmPt(0x00000131), Revision.V185);

  /** What stays over resets (TPMA_PERMANENT). */
  public static final TpmPt PERMANENT = NAMES.add("PERMANENT", new TpmPt(0x00000200));

  /** What is set anew at a reset (TPMA_STARTUP_CLEAR). */
  public static final TpmPt STARTUP_CLEAR = NAMES.add("STARTUP_CLEAR", new TpmPt(0x00000201));

  /** How many NV Indices there are. */
  public static final TpmPt HR_NV_INDEX = NAMES.add("HR_NV_INDEX", new TpmPt(0x00000202));

  /** How many sessions are loaded. */
  public static final TpmPt HR_LOADED = NAMES.add("HR_LOADED", new TpmPt(0x00000203));

  /** How many more sessions can be loaded. */
  public static final TpmPt HR_LOADED_AVAIL = NAMES.add("HR_LOADED_AVAIL", new TpmPt(0x00000204));

  /** How many sessions there are, loaded and saved. */
  public static final TpmPt HR_ACTIVE = NAMES.add("HR_ACTIVE", new TpmPt(0x00000205));

  /** How many more sessions there can be. */
  public static final TpmPt HR_ACTIVE_AVAIL = NAMES.add("HR_ACTIVE_AVAIL", new TpmPt(0x00000206));

  /** How many more objects can be loaded, as a guess. */
  public static final TpmPt HR_TRANSIENT_AVAIL =
      NAMES.add("HR_TRANSIENT_AVAIL", new TpmPt(0x00000207));

  /** How many persistent objects there are. */
  public static final TpmPt HR_PERSISTENT = NAMES.add("HR_PERSISTENT", new TpmPt(0x00000208));

  /** How many more persistent objects there can be, as a guess. */
  public static final TpmPt HR_PERSISTENT_AVAIL =
      NAMES.add("HR_PERSISTENT_AVAIL", new TpmPt(0x00000209));

  /** How many counters there are. */
  public static final TpmPt NV_COUNTERS = NAMES.add("NV_COUNTERS", new TpmPt(0x0000020A));

  /** How many more counters there can be. */
  public static final TpmPt NV_COUNTERS_AVAIL =
      NAMES.add("NV_COUNTERS_AVAIL", new TpmPt(0x0000020B));

  /** The number that TPM2_SetAlgorithmSet has set. */
  public static final TpmPt ALGORITHM_SET = NAMES.add("ALGORITHM_SET", new TpmPt(0x0000020C));

  /** How many curves are loaded. */
  public static final TpmPt LOADED_CURVES = NAMES.add("LOADED_CURVES", new TpmPt(0x0000020D));

  /** How many wrong passwords are counted. */
  public static final TpmPt LOCKOUT_COUNTER = NAMES.add("LOCKOUT_COUNTER", new TpmPt(0x0000020E));

  /** How many wrong passwords lead to a lockout. */
  public static final TpmPt MAX_AUTH_FAIL = NAMES.add("MAX_AUTH_FAIL", new TpmPt(0x0000020F));

  /** Seconds after which a wrong password is forgotten. */
  public static final TpmPt LOCKOUT_INTERVAL = NAMES.add("LOCKOUT_INTERVAL", new TpmPt(0x00000210));

  /** Seconds until TPM_RH_LOCKOUT can be used again after a wrong password. */
  public static final TpmPt LOCKOUT_RECOVERY = NAMES.add("LOCKOUT_RECOVERY", new TpmPt(0x00000211));

  /** Milliseconds until NV can be written again. */
  public static final TpmPt NV_WRITE_RECOVERY =
      NAMES.add("NV_WRITE_RECOVERY", new TpmPt(0x00000212));

  /** The upper 32 bits of the counter of command audits. */
  public static final TpmPt AUDIT_COUNTER_0 = NAMES.add("AUDIT_COUNTER_0", new TpmPt(0x00000213));

  /** The lower 32 bits of the counter of command audits. */
  public static final TpmPt AUDIT_COUNTER_1 = NAMES.add("AUDIT_COUNTER_1", new TpmPt(0x00000214));

  /**
   * {@return the constant with this value, or a new one without a name}
   *
   * @param value the number on the wire
   */
  public static TpmPt of(int value) {
    TpmPt known = NAMES.get(value);
    return known != null ? known : new TpmPt(value);
  }

  /** {@return all that have a name, by value} */
  public static Collection<TpmPt> values() {
    return NAMES.values();
  }

  /**
   * Reads 4 octets.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmPt read(TpmReader in) {
    return of(in.u32());
  }

  /** {@return the first revision that has the property; the newest one if it has no name here} */
  public Revision since() {
    return NAMES.since(value);
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(value);
  }

  /** The name in the specification, or the number. */
  @Override
  public String toString() {
    return NAMES.nameOf(this);
  }
}
