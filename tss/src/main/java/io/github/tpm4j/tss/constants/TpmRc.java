package io.github.tpm4j.tss.constants;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.ResponseCode;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import io.github.tpm4j.tss.wire.WireException;
import java.util.Collection;

/**
 * TPM_RC (Part 2, 6.6): the code of a response; 4 octets on the wire.
 *
 * <p>A format-one code (bit 7 set) may carry the number of the handle, parameter or session that it
 * is about; {@link #base} takes that off, {@link #handle}, {@link #parameter} and {@link #session}
 * put it on.
 */
public record TpmRc(int value) implements Marshallable, ResponseCode {
  private static final Names<TpmRc> NAMES = new Names<>("TPM_RC_", TpmRc::value);

  /** The layer that answers with codes of a TPM in its place (see {@link #layer}). */
  public static final int RESOURCE_MANAGER_LAYER = 11;

  private static final int LAYER_SHIFT = 16;
  private static final int LAYER_BITS = 0xFF;
  private static final int CODE_BITS = 0xFFFF;
  private static final int FORMAT_ONE = 0x080;
  private static final int PARAMETER = 0x040;
  private static final int WARNING = 0x900;
  private static final int SESSION = 0x800;

  public static final TpmRc SUCCESS = NAMES.add("SUCCESS", new TpmRc(0x000));

  /** A TPM 1.2 code, for a header tag that is none of a TPM 2.0. */
  public static final TpmRc BAD_TAG = NAMES.add("BAD_TAG", new TpmRc(0x01E));

  // Format-zero errors: of the command as a whole.
  public static final TpmRc INITIALIZE = NAMES.add("INITIALIZE", new TpmRc(0x100));
  public static final TpmRc FAILURE = NAMES.add("FAILURE", new TpmRc(0x101));
  public static final TpmRc SEQUENCE = NAMES.add("SEQUENCE", new TpmRc(0x103));
  public static final TpmRc PRIVATE = NAMES.add("PRIVATE", new TpmRc(0x10B));
  public static final TpmRc HMAC = NAMES.add("HMAC", new TpmRc(0x119));
  public static final TpmRc DISABLED = NAMES.add("DISABLED", new TpmRc(0x120));
  public static final TpmRc EXCLUSIVE = NAMES.add("EXCLUSIVE", new TpmRc(0x121));
  public static final TpmRc AUTH_TYPE = NAMES.add("AUTH_TYPE", new TpmRc(0x124));
  public static final TpmRc AUTH_MISSING = NAMES.add("AUTH_MISSING", new TpmRc(0x125));
  public static final TpmRc POLICY = NAMES.add("POLICY", new TpmRc(0x126));
  public static final TpmRc PCR = NAMES.add("PCR", new TpmRc(0x127));
  public static final TpmRc PCR_CHANGED = NAMES.add("PCR_CHANGED", new TpmRc(0x128));
  public static final TpmRc UPGRADE = NAMES.add("UPGRADE", new TpmRc(0x12D));
  public static final TpmRc TOO_MANY_CONTEXTS = NAMES.add("TOO_MANY_CONTEXTS", new TpmRc(0x12E));
  public static final TpmRc AUTH_UNAVAILABLE = NAMES.add("AUTH_UNAVAILABLE", new TpmRc(0x12F));
  public static final TpmRc REBOOT = NAMES.add("REBOOT", new TpmRc(0x130));
  public static final TpmRc UNBALANCED = NAMES.add("UNBALANCED", new TpmRc(0x131));
  public static final TpmRc COMMAND_SIZE = NAMES.add("COMMAND_SIZE", new TpmRc(0x142));
  public static final TpmRc COMMAND_CODE = NAMES.add("COMMAND_CODE", new TpmRc(0x143));
  public static final TpmRc AUTHSIZE = NAMES.add("AUTHSIZE", new TpmRc(0x144));
  public static final TpmRc AUTH_CONTEXT = NAMES.add("AUTH_CONTEXT", new TpmRc(0x145));
  public static final TpmRc NV_RANGE = NAMES.add("NV_RANGE", new TpmRc(0x146));
  public static final TpmRc NV_SIZE = NAMES.add("NV_SIZE", new TpmRc(0x147));
  public static final TpmRc NV_LOCKED = NAMES.add("NV_LOCKED", new TpmRc(0x148));
  public static final TpmRc NV_AUTHORIZATION = NAMES.add("NV_AUTHORIZATION", new TpmRc(0x149));
  public static final TpmRc NV_UNINITIALIZED = NAMES.add("NV_UNINITIALIZED", new TpmRc(0x14A));
  public static final TpmRc NV_SPACE = NAMES.add("NV_SPACE", new TpmRc(0x14B));
  public static final TpmRc NV_DEFINED = NAMES.add("NV_DEFINED", new TpmRc(0x14C));
  public static final TpmRc BAD_CONTEXT = NAMES.add("BAD_CONTEXT", new TpmRc(0x150));
  public static final TpmRc CPHASH = NAMES.add("CPHASH", new TpmRc(0x151));
  public static final TpmRc PARENT = NAMES.add("PARENT", new TpmRc(0x152));
  public static final TpmRc NEEDS_TEST = NAMES.add("NEEDS_TEST", new TpmRc(0x153));
  public static final TpmRc NO_RESULT = NAMES.add("NO_RESULT", new TpmRc(0x154));
  public static final TpmRc SENSITIVE = NAMES.add("SENSITIVE", new TpmRc(0x155));
  public static final TpmRc READ_ONLY = NAMES.add("READ_ONLY", new TpmRc(0x156), Revision.V184);

  // Format-one errors: of a handle, parameter or session, whose number the dispatcher adds.
  public static final TpmRc ASYMMETRIC = NAMES.add("ASYMMETRIC", new TpmRc(0x081));
  public static final TpmRc ATTRIBUTES = NAMES.add("ATTRIBUTES", new TpmRc(0x082));
  public static final TpmRc HASH = NAMES.add("HASH", new TpmRc(0x083));
  public static final TpmRc VALUE = NAMES.add("VALUE", new TpmRc(0x084));
  public static final TpmRc HIERARCHY = NAMES.add("HIERARCHY", new TpmRc(0x085));
  public static final TpmRc KEY_SIZE = NAMES.add("KEY_SIZE", new TpmRc(0x087));
  public static final TpmRc MGF = NAMES.add("MGF", new TpmRc(0x088));
  public static final TpmRc MODE = NAMES.add("MODE", new TpmRc(0x089));
  public static final TpmRc TYPE = NAMES.add("TYPE", new TpmRc(0x08A));
  public static final TpmRc HANDLE = NAMES.add("HANDLE", new TpmRc(0x08B));
  public static final TpmRc KDF = NAMES.add("KDF", new TpmRc(0x08C));
  public static final TpmRc RANGE = NAMES.add("RANGE", new TpmRc(0x08D));
  public static final TpmRc AUTH_FAIL = NAMES.add("AUTH_FAIL", new TpmRc(0x08E));
  public static final TpmRc NONCE = NAMES.add("NONCE", new TpmRc(0x08F));
  public static final TpmRc PP = NAMES.add("PP", new TpmRc(0x090));
  public static final TpmRc SCHEME = NAMES.add("SCHEME", new TpmRc(0x092));
  public static final TpmRc SIZE = NAMES.add("SIZE", new TpmRc(0x095));
  public static final TpmRc SYMMETRIC = NAMES.add("SYMMETRIC", new TpmRc(0x096));
  public static final TpmRc TAG = NAMES.add("TAG", new TpmRc(0x097));
  public static final TpmRc SELECTOR = NAMES.add("SELECTOR", new TpmRc(0x098));
  public static final TpmRc INSUFFICIENT = NAMES.add("INSUFFICIENT", new TpmRc(0x09A));
  public static final TpmRc SIGNATURE = NAMES.add("SIGNATURE", new TpmRc(0x09B));
  public static final TpmRc KEY = NAMES.add("KEY", new TpmRc(0x09C));
  public static final TpmRc POLICY_FAIL = NAMES.add("POLICY_FAIL", new TpmRc(0x09D));
  public static final TpmRc INTEGRITY = NAMES.add("INTEGRITY", new TpmRc(0x09F));
  public static final TpmRc TICKET = NAMES.add("TICKET", new TpmRc(0x0A0));
  public static final TpmRc RESERVED_BITS = NAMES.add("RESERVED_BITS", new TpmRc(0x0A1));
  public static final TpmRc BAD_AUTH = NAMES.add("BAD_AUTH", new TpmRc(0x0A2));
  public static final TpmRc EXPIRED = NAMES.add("EXPIRED", new TpmRc(0x0A3));
  public static final TpmRc POLICY_CC = NAMES.add("POLICY_CC", new TpmRc(0x0A4));
  public static final TpmRc BINDING = NAMES.add("BINDING", new TpmRc(0x0A5));
  public static final TpmRc CURVE = NAMES.add("CURVE", new TpmRc(0x0A6));
  public static final TpmRc ECC_POINT = NAMES.add("ECC_POINT", new TpmRc(0x0A7));
  public static final TpmRc FW_LIMITED = NAMES.add("FW_LIMITED", new TpmRc(0x0A8), Revision.V183);
  public static final TpmRc SVN_LIMITED = NAMES.add("SVN_LIMITED", new TpmRc(0x0A9), Revision.V183);
  public static final TpmRc PARMS = NAMES.add("PARMS", new TpmRc(0x0AA), Revision.V185);
  public static final TpmRc EXT_MU = NAMES.add("EXT_MU", new TpmRc(0x0AB), Revision.V185);
  public static final TpmRc ONE_SHOT_SIGNATURE =
      NAMES.add("ONE_SHOT_SIGNATURE", new TpmRc(0x0AC), Revision.V185);
  public static final TpmRc SIGN_CONTEXT_KEY =
      NAMES.add("SIGN_CONTEXT_KEY", new TpmRc(0x0AD), Revision.V185);
  public static final TpmRc CHANNEL = NAMES.add("CHANNEL", new TpmRc(0x0B0), Revision.V184);
  public static final TpmRc CHANNEL_KEY = NAMES.add("CHANNEL_KEY", new TpmRc(0x0B1), Revision.V184);

  // Warnings: the same command may succeed later.
  public static final TpmRc CONTEXT_GAP = NAMES.add("CONTEXT_GAP", new TpmRc(0x901));
  public static final TpmRc OBJECT_MEMORY = NAMES.add("OBJECT_MEMORY", new TpmRc(0x902));
  public static final TpmRc SESSION_MEMORY = NAMES.add("SESSION_MEMORY", new TpmRc(0x903));
  public static final TpmRc MEMORY = NAMES.add("MEMORY", new TpmRc(0x904));
  public static final TpmRc SESSION_HANDLES = NAMES.add("SESSION_HANDLES", new TpmRc(0x905));
  public static final TpmRc OBJECT_HANDLES = NAMES.add("OBJECT_HANDLES", new TpmRc(0x906));
  public static final TpmRc LOCALITY = NAMES.add("LOCALITY", new TpmRc(0x907));
  public static final TpmRc YIELDED = NAMES.add("YIELDED", new TpmRc(0x908));
  public static final TpmRc CANCELED = NAMES.add("CANCELED", new TpmRc(0x909));
  public static final TpmRc TESTING = NAMES.add("TESTING", new TpmRc(0x90A));
  public static final TpmRc REFERENCE_H0 = NAMES.add("REFERENCE_H0", new TpmRc(0x910));
  public static final TpmRc REFERENCE_H1 = NAMES.add("REFERENCE_H1", new TpmRc(0x911));
  public static final TpmRc REFERENCE_H2 = NAMES.add("REFERENCE_H2", new TpmRc(0x912));
  public static final TpmRc REFERENCE_H3 = NAMES.add("REFERENCE_H3", new TpmRc(0x913));
  public static final TpmRc REFERENCE_H4 = NAMES.add("REFERENCE_H4", new TpmRc(0x914));
  public static final TpmRc REFERENCE_H5 = NAMES.add("REFERENCE_H5", new TpmRc(0x915));
  public static final TpmRc REFERENCE_H6 = NAMES.add("REFERENCE_H6", new TpmRc(0x916));
  public static final TpmRc REFERENCE_S0 = NAMES.add("REFERENCE_S0", new TpmRc(0x918));
  public static final TpmRc REFERENCE_S1 = NAMES.add("REFERENCE_S1", new TpmRc(0x919));
  public static final TpmRc REFERENCE_S2 = NAMES.add("REFERENCE_S2", new TpmRc(0x91A));
  public static final TpmRc REFERENCE_S3 = NAMES.add("REFERENCE_S3", new TpmRc(0x91B));
  public static final TpmRc REFERENCE_S4 = NAMES.add("REFERENCE_S4", new TpmRc(0x91C));
  public static final TpmRc REFERENCE_S5 = NAMES.add("REFERENCE_S5", new TpmRc(0x91D));
  public static final TpmRc REFERENCE_S6 = NAMES.add("REFERENCE_S6", new TpmRc(0x91E));
  public static final TpmRc NV_RATE = NAMES.add("NV_RATE", new TpmRc(0x920));
  public static final TpmRc LOCKOUT = NAMES.add("LOCKOUT", new TpmRc(0x921));
  public static final TpmRc RETRY = NAMES.add("RETRY", new TpmRc(0x922));
  public static final TpmRc NV_UNAVAILABLE = NAMES.add("NV_UNAVAILABLE", new TpmRc(0x923));

  /** {@return the constant with this value, or a new one} */
  public static TpmRc of(int value) {
    TpmRc known = NAMES.get(value);
    return known != null ? known : new TpmRc(value);
  }

  /** {@return the code that reading has ended with} */
  public static TpmRc of(WireException e) {
    return of(e.code());
  }

  /** {@return all that have a name, by value} */
  public static Collection<TpmRc> values() {
    return NAMES.values();
  }

  /** Reads 4 octets. */
  public static TpmRc read(TpmReader in) {
    return of(in.u32());
  }

  /** {@return the first revision that has the code; the newest one if it has no name here} */
  public Revision since() {
    return NAMES.since(base().value);
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(value);
  }

  /**
   * {@return the number of the software that has answered; 0 for the TPM itself (TSS 2.0 Overview
   * and Common Structures, 2.3)} Codes of other layers than that and the resource manager's have
   * meanings of their own.
   */
  public int layer() {
    return value >>> LAYER_SHIFT & LAYER_BITS;
  }

  /**
   * {@return what the TPM would have answered, where a resource manager has answered in its place}
   */
  public TpmRc withoutResourceManager() {
    return layer() == RESOURCE_MANAGER_LAYER ? of(value & CODE_BITS) : this;
  }

  /** {@return whether this code can carry the number of a handle, parameter or session} */
  public boolean isFormatOne() {
    return (value & FORMAT_ONE) != 0;
  }

  /**
   * {@return whether the same command may succeed later (TPM_RC_RETRY, TPM_RC_LOCKOUT and others)}
   */
  public boolean isWarning() {
    return !isFormatOne() && (value & WARNING) == WARNING;
  }

  /** {@return this code about parameter {@code number}, 1 to 15} */
  public TpmRc parameter(int number) {
    return numbered(PARAMETER | number << 8);
  }

  /** {@return this code about handle {@code number}, 1 to 7} */
  public TpmRc handle(int number) {
    return numbered(number << 8);
  }

  /** {@return this code about session {@code number}, 1 to 7} */
  public TpmRc session(int number) {
    return numbered(SESSION | number << 8);
  }

  private TpmRc numbered(int bits) {
    return isFormatOne() && isUnnumbered() ? of(value | bits) : this;
  }

  private boolean isUnnumbered() {
    return (value & (0xF00 | PARAMETER)) == 0;
  }

  /** {@return this code without the number of a handle, parameter or session} */
  public TpmRc base() {
    return isFormatOne() ? of(value & (FORMAT_ONE | 0x3F)) : this;
  }

  /** {@return the parameter that this code is about, from 1; 0 if it is about none} */
  public int parameterNumber() {
    return isFormatOne() && (value & PARAMETER) != 0 ? value >> 8 & 0xF : 0;
  }

  /** {@return the handle that this code is about, from 1; 0 if it is about none} */
  public int handleNumber() {
    return isFormatOne() && (value & (PARAMETER | SESSION)) == 0 ? value >> 8 & 0x7 : 0;
  }

  /** {@return the session that this code is about, from 1; 0 if it is about none} */
  public int sessionNumber() {
    return isFormatOne() && (value & PARAMETER) == 0 && (value & SESSION) != 0
        ? value >> 8 & 0x7
        : 0;
  }

  /** Such as {@code TPM_RC_VALUE, parameter 2 (0x2C4)}. */
  // Not the compiler's own, which are linked by reflection when first called, at each start.
  @Override
  public boolean equals(Object other) {
    return other instanceof TpmRc that && that.value == value;
  }

  @Override
  public int hashCode() {
    return value;
  }

  @Override
  public String toString() {
    TpmRc code = withoutResourceManager();
    return NAMES.nameOf(code.base()) + code.position() + String.format(" (0x%03X)", value);
  }

  private String position() {
    if (parameterNumber() != 0) {
      return ", parameter " + parameterNumber();
    }
    if (handleNumber() != 0) {
      return ", handle " + handleNumber();
    }
    return sessionNumber() != 0 ? ", session " + sessionNumber() : "";
  }
}
