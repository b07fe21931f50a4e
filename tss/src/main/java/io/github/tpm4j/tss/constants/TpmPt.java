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

  public static final TpmPt NONE = NAMES.add("NONE", new TpmPt(0x00000000));
  public static final TpmPt FAMILY_INDICATOR = NAMES.add("FAMILY_INDICATOR", new TpmPt(0x00000100));
  public static final TpmPt LEVEL = NAMES.add("LEVEL", new TpmPt(0x00000101));
  public static final TpmPt REVISION = NAMES.add("REVISION", new TpmPt(0x00000102));
  public static final TpmPt DAY_OF_YEAR = NAMES.add("DAY_OF_YEAR", new TpmPt(0x00000103));
  public static final TpmPt YEAR = NAMES.add("YEAR", new TpmPt(0x00000104));
  public static final TpmPt MANUFACTURER = NAMES.add("MANUFACTURER", new TpmPt(0x00000105));
  public static final TpmPt VENDOR_STRING_1 = NAMES.add("VENDOR_STRING_1", new TpmPt(0x00000106));
  public static final TpmPt VENDOR_STRING_2 = NAMES.add("VENDOR_STRING_2", new TpmPt(0x00000107));
  public static final TpmPt VENDOR_STRING_3 = NAMES.add("VENDOR_STRING_3", new TpmPt(0x00000108));
  public static final TpmPt VENDOR_STRING_4 = NAMES.add("VENDOR_STRING_4", new TpmPt(0x00000109));
  public static final TpmPt VENDOR_TPM_TYPE = NAMES.add("VENDOR_TPM_TYPE", new TpmPt(0x0000010A));
  public static final TpmPt FIRMWARE_VERSION_1 =
      NAMES.add("FIRMWARE_VERSION_1", new TpmPt(0x0000010B));
  public static final TpmPt FIRMWARE_VERSION_2 =
      NAMES.add("FIRMWARE_VERSION_2", new TpmPt(0x0000010C));
  public static final TpmPt INPUT_BUFFER = NAMES.add("INPUT_BUFFER", new TpmPt(0x0000010D));
  public static final TpmPt HR_TRANSIENT_MIN = NAMES.add("HR_TRANSIENT_MIN", new TpmPt(0x0000010E));
  public static final TpmPt HR_PERSISTENT_MIN =
      NAMES.add("HR_PERSISTENT_MIN", new TpmPt(0x0000010F));
  public static final TpmPt HR_LOADED_MIN = NAMES.add("HR_LOADED_MIN", new TpmPt(0x00000110));
  public static final TpmPt ACTIVE_SESSIONS_MAX =
      NAMES.add("ACTIVE_SESSIONS_MAX", new TpmPt(0x00000111));
  public static final TpmPt PCR_COUNT = NAMES.add("PCR_COUNT", new TpmPt(0x00000112));
  public static final TpmPt PCR_SELECT_MIN = NAMES.add("PCR_SELECT_MIN", new TpmPt(0x00000113));
  public static final TpmPt CONTEXT_GAP_MAX = NAMES.add("CONTEXT_GAP_MAX", new TpmPt(0x00000114));
  public static final TpmPt NV_COUNTERS_MAX = NAMES.add("NV_COUNTERS_MAX", new TpmPt(0x00000116));
  public static final TpmPt NV_INDEX_MAX = NAMES.add("NV_INDEX_MAX", new TpmPt(0x00000117));
  public static final TpmPt MEMORY = NAMES.add("MEMORY", new TpmPt(0x00000118));
  public static final TpmPt CLOCK_UPDATE = NAMES.add("CLOCK_UPDATE", new TpmPt(0x00000119));
  public static final TpmPt CONTEXT_HASH = NAMES.add("CONTEXT_HASH", new TpmPt(0x0000011A));
  public static final TpmPt CONTEXT_SYM = NAMES.add("CONTEXT_SYM", new TpmPt(0x0000011B));
  public static final TpmPt CONTEXT_SYM_SIZE = NAMES.add("CONTEXT_SYM_SIZE", new TpmPt(0x0000011C));
  public static final TpmPt ORDERLY_COUNT = NAMES.add("ORDERLY_COUNT", new TpmPt(0x0000011D));
  public static final TpmPt MAX_COMMAND_SIZE = NAMES.add("MAX_COMMAND_SIZE", new TpmPt(0x0000011E));
  public static final TpmPt MAX_RESPONSE_SIZE =
      NAMES.add("MAX_RESPONSE_SIZE", new TpmPt(0x0000011F));
  public static final TpmPt MAX_DIGEST = NAMES.add("MAX_DIGEST", new TpmPt(0x00000120));
  public static final TpmPt MAX_OBJECT_CONTEXT =
      NAMES.add("MAX_OBJECT_CONTEXT", new TpmPt(0x00000121));
  public static final TpmPt MAX_SESSION_CONTEXT =
      NAMES.add("MAX_SESSION_CONTEXT", new TpmPt(0x00000122));
  public static final TpmPt PS_FAMILY_INDICATOR =
      NAMES.add("PS_FAMILY_INDICATOR", new TpmPt(0x00000123));
  public static final TpmPt PS_LEVEL = NAMES.add("PS_LEVEL", new TpmPt(0x00000124));
  public static final TpmPt PS_REVISION = NAMES.add("PS_REVISION", new TpmPt(0x00000125));
  public static final TpmPt PS_DAY_OF_YEAR = NAMES.add("PS_DAY_OF_YEAR", new TpmPt(0x00000126));
  public static final TpmPt PS_YEAR = NAMES.add("PS_YEAR", new TpmPt(0x00000127));
  public static final TpmPt SPLIT_MAX = NAMES.add("SPLIT_MAX", new TpmPt(0x00000128));
  public static final TpmPt TOTAL_COMMANDS = NAMES.add("TOTAL_COMMANDS", new TpmPt(0x00000129));
  public static final TpmPt LIBRARY_COMMANDS = NAMES.add("LIBRARY_COMMANDS", new TpmPt(0x0000012A));
  public static final TpmPt VENDOR_COMMANDS = NAMES.add("VENDOR_COMMANDS", new TpmPt(0x0000012B));
  public static final TpmPt NV_BUFFER_MAX = NAMES.add("NV_BUFFER_MAX", new TpmPt(0x0000012C));
  public static final TpmPt MODES = NAMES.add("MODES", new TpmPt(0x0000012D));
  public static final TpmPt MAX_CAP_BUFFER = NAMES.add("MAX_CAP_BUFFER", new TpmPt(0x0000012E));
  public static final TpmPt FIRMWARE_SVN =
      NAMES.add("FIRMWARE_SVN", new TpmPt(0x0000012F), Revision.V183);
  public static final TpmPt FIRMWARE_MAX_SVN =
      NAMES.add("FIRMWARE_MAX_SVN", new TpmPt(0x00000130), Revision.V183);
  public static final TpmPt ML_PARAMETER_SETS =
      NAMES.add("ML_PARAMETER_SETS", new TpmPt(0x00000131), Revision.V185);
  public static final TpmPt PERMANENT = NAMES.add("PERMANENT", new TpmPt(0x00000200));
  public static final TpmPt STARTUP_CLEAR = NAMES.add("STARTUP_CLEAR", new TpmPt(0x00000201));
  public static final TpmPt HR_NV_INDEX = NAMES.add("HR_NV_INDEX", new TpmPt(0x00000202));
  public static final TpmPt HR_LOADED = NAMES.add("HR_LOADED", new TpmPt(0x00000203));
  public static final TpmPt HR_LOADED_AVAIL = NAMES.add("HR_LOADED_AVAIL", new TpmPt(0x00000204));
  public static final TpmPt HR_ACTIVE = NAMES.add("HR_ACTIVE", new TpmPt(0x00000205));
  public static final TpmPt HR_ACTIVE_AVAIL = NAMES.add("HR_ACTIVE_AVAIL", new TpmPt(0x00000206));
  public static final TpmPt HR_TRANSIENT_AVAIL =
      NAMES.add("HR_TRANSIENT_AVAIL", new TpmPt(0x00000207));
  public static final TpmPt HR_PERSISTENT = NAMES.add("HR_PERSISTENT", new TpmPt(0x00000208));
  public static final TpmPt HR_PERSISTENT_AVAIL =
      NAMES.add("HR_PERSISTENT_AVAIL", new TpmPt(0x00000209));
  public static final TpmPt NV_COUNTERS = NAMES.add("NV_COUNTERS", new TpmPt(0x0000020A));
  public static final TpmPt NV_COUNTERS_AVAIL =
      NAMES.add("NV_COUNTERS_AVAIL", new TpmPt(0x0000020B));
  public static final TpmPt ALGORITHM_SET = NAMES.add("ALGORITHM_SET", new TpmPt(0x0000020C));
  public static final TpmPt LOADED_CURVES = NAMES.add("LOADED_CURVES", new TpmPt(0x0000020D));
  public static final TpmPt LOCKOUT_COUNTER = NAMES.add("LOCKOUT_COUNTER", new TpmPt(0x0000020E));
  public static final TpmPt MAX_AUTH_FAIL = NAMES.add("MAX_AUTH_FAIL", new TpmPt(0x0000020F));
  public static final TpmPt LOCKOUT_INTERVAL = NAMES.add("LOCKOUT_INTERVAL", new TpmPt(0x00000210));
  public static final TpmPt LOCKOUT_RECOVERY = NAMES.add("LOCKOUT_RECOVERY", new TpmPt(0x00000211));
  public static final TpmPt NV_WRITE_RECOVERY =
      NAMES.add("NV_WRITE_RECOVERY", new TpmPt(0x00000212));
  public static final TpmPt AUDIT_COUNTER_0 = NAMES.add("AUDIT_COUNTER_0", new TpmPt(0x00000213));
  public static final TpmPt AUDIT_COUNTER_1 = NAMES.add("AUDIT_COUNTER_1", new TpmPt(0x00000214));

  /** {@return the constant with this value, or a new one without a name} */
  public static TpmPt of(int value) {
    TpmPt known = NAMES.get(value);
    return known != null ? known : new TpmPt(value);
  }

  /** {@return all that have a name, by value} */
  public static Collection<TpmPt> values() {
    return NAMES.values();
  }

  /** Reads 4 octets. */
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
