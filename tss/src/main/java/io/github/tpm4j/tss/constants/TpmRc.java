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

  /** The command did what it was to do. */
  public static final TpmRc SUCCESS = NAMES.add("SUCCESS", new TpmRc(0x000));

  /** A TPM 1.2 code, for a header tag that is none of a TPM 2.0. */
  public static final TpmRc BAD_TAG = NAMES.add("BAD_TAG", new TpmRc(0x01E));

  // Format-zero errors: of the command as a whole.
  /** TPM2_Startup must come first, or comes once too often. */
  public static final TpmRc INITIALIZE = NAMES.add("INITIALIZE", new TpmRc(0x100));

  /** The TPM is in failure mode. */
  public static final TpmRc FAILURE = NAMES.add("FAILURE", new TpmRc(0x101));

  /** A sequence is used wrongly. */
  public static final TpmRc SEQUENCE = NAMES.add("SEQUENCE", new TpmRc(0x103));

  /** Not used at present. */
  public static final TpmRc PRIVATE = NAMES.add("PRIVATE", new TpmRc(0x10B));

  /** Not used at present. */
  public static final TpmRc HMAC = NAMES.add("HMAC", new TpmRc(0x119));

  /** The command is forbidden at present. */
  public static final TpmRc DISABLED = NAMES.add("DISABLED", new TpmRc(0x120));

  /** The audit session is not exclusive. */
  public static final TpmRc EXCLUSIVE = NAMES.add("EXCLUSIVE", new TpmRc(0x121));

  /** The kind of authorisation is not the one that the command wants. */
  public static final TpmRc AUTH_TYPE = NAMES.add("AUTH_TYPE", new TpmRc(0x124));

  /** A handle must be authorised and is not. */
  public static final TpmRc AUTH_MISSING = NAMES.add("AUTH_MISSING", new TpmRc(0x125));

  /** A comparison of a policy does not hold, or an authPolicy is not valid. */
  public static final TpmRc POLICY = NAMES.add("POLICY", new TpmRc(0x126));

  /** The PCR cannot be allocated so. */
  public static final TpmRc PCR = NAMES.add("PCR", new TpmRc(0x127));

  /** PCR have changed since they were checked. */
  public static final TpmRc PCR_CHANGED = NAMES.add("PCR_CHANGED", new TpmRc(0x128));

  /** The TPM is in the middle of a firmware upgrade. */
  public static final TpmRc UPGRADE = NAMES.add("UPGRADE", new TpmRc(0x12D));

  /** The counter of contexts has come to its end. */
  public static final TpmRc TOO_MANY_CONTEXTS = NAMES.add("TOO_MANY_CONTEXTS", new TpmRc(0x12E));

  /** The entity's password or policy cannot be used at present. */
  public static final TpmRc AUTH_UNAVAILABLE = NAMES.add("AUTH_UNAVAILABLE", new TpmRc(0x12F));

  /** The TPM must be reset before it goes on. */
  public static final TpmRc REBOOT = NAMES.add("REBOOT", new TpmRc(0x130));

  /** Hash and cipher do not fit each other. */
  public static final TpmRc UNBALANCED = NAMES.add("UNBALANCED", new TpmRc(0x131));

  /** commandSize is not the number of bytes that came. */
  public static final TpmRc COMMAND_SIZE = NAMES.add("COMMAND_SIZE", new TpmRc(0x142));

  /** The TPM lacks the command. */
  public static final TpmRc COMMAND_CODE = NAMES.add("COMMAND_CODE", new TpmRc(0x143));

  /** authorizationSize does not fit. */
  public static final TpmRc AUTHSIZE = NAMES.add("AUTHSIZE", new TpmRc(0x144));

  /** The command takes no sessions. */
  public static final TpmRc AUTH_CONTEXT = NAMES.add("AUTH_CONTEXT", new TpmRc(0x145));

  /** Offset and size go beyond the Index. */
  public static final TpmRc NV_RANGE = NAMES.add("NV_RANGE", new TpmRc(0x146));

  /** The size is too great. */
  public static final TpmRc NV_SIZE = NAMES.add("NV_SIZE", new TpmRc(0x147));

  /** The Index is locked. */
  public static final TpmRc NV_LOCKED = NAMES.add("NV_LOCKED", new TpmRc(0x148));

  /** What authorises may not do this to the Index. */
  public static final TpmRc NV_AUTHORIZATION = NAMES.add("NV_AUTHORIZATION", new TpmRc(0x149));

  /** The Index was not written yet. */
  public static final TpmRc NV_UNINITIALIZED = NAMES.add("NV_UNINITIALIZED", new TpmRc(0x14A));

  /** There is no room in NV. */
  public static final TpmRc NV_SPACE = NAMES.add("NV_SPACE", new TpmRc(0x14B));

  /** The handle is in use. */
  public static final TpmRc NV_DEFINED = NAMES.add("NV_DEFINED", new TpmRc(0x14C));

  /** The saved context is not valid. */
  public static final TpmRc BAD_CONTEXT = NAMES.add("BAD_CONTEXT", new TpmRc(0x150));

  /** The session is bound to another command already. */
  public static final TpmRc CPHASH = NAMES.add("CPHASH", new TpmRc(0x151));

  /** The handle is no parent. */
  public static final TpmRc PARENT = NAMES.add("PARENT", new TpmRc(0x152));

  /** The algorithm must be tested first. */
  public static final TpmRc NEEDS_TEST = NAMES.add("NEEDS_TEST", new TpmRc(0x153));

  /** The command has no result for these numbers. */
  public static final TpmRc NO_RESULT = NAMES.add("NO_RESULT", new TpmRc(0x154));

  /** The private area is not well formed. */
  public static final TpmRc SENSITIVE = NAMES.add("SENSITIVE", new TpmRc(0x155));

  /** The TPM is in read-only mode. */
  public static final TpmRc READ_ONLY = NAMES.add("READ_ONLY", new TpmRc(0x156), Revision.V184);

  // Format-one errors: of a handle, parameter or session, whose number the dispatcher adds.
  /** The asymmetric algorithm is not right or not there. */
  public static final TpmRc ASYMMETRIC = NAMES.add("ASYMMETRIC", new TpmRc(0x081));

  /** The attributes do not fit. */
  public static final TpmRc ATTRIBUTES = NAMES.add("ATTRIBUTES", new TpmRc(0x082));

  /** The hash is not right or not there. */
  public static final TpmRc HASH = NAMES.add("HASH", new TpmRc(0x083));

  /** The value is out of its range, or does not fit. */
  public static final TpmRc VALUE = NAMES.add("VALUE", new TpmRc(0x084));

  /** The hierarchy is off, or not the right one. */
  public static final TpmRc HIERARCHY = NAMES.add("HIERARCHY", new TpmRc(0x085));

  /** The TPM has no keys of this size. */
  public static final TpmRc KEY_SIZE = NAMES.add("KEY_SIZE", new TpmRc(0x087));

  /** The TPM lacks the mask generation function. */
  public static final TpmRc MGF = NAMES.add("MGF", new TpmRc(0x088));

  /** The TPM lacks the mode, or it does not fit. */
  public static final TpmRc MODE = NAMES.add("MODE", new TpmRc(0x089));

  /** The type of the object does not fit. */
  public static final TpmRc TYPE = NAMES.add("TYPE", new TpmRc(0x08A));

  /** The handle does not fit. */
  public static final TpmRc HANDLE = NAMES.add("HANDLE", new TpmRc(0x08B));

  /** The TPM lacks the KDF, or it does not fit. */
  public static final TpmRc KDF = NAMES.add("KDF", new TpmRc(0x08C));

  /** The value is out of its range. */
  public static final TpmRc RANGE = NAMES.add("RANGE", new TpmRc(0x08D));

  /** Wrong password or HMAC; it is counted towards the lockout. */
  public static final TpmRc AUTH_FAIL = NAMES.add("AUTH_FAIL", new TpmRc(0x08E));

  /** The nonce is not the session's, or of the wrong size. */
  public static final TpmRc NONCE = NAMES.add("NONCE", new TpmRc(0x08F));

  /** Somebody must be at the machine. */
  public static final TpmRc PP = NAMES.add("PP", new TpmRc(0x090));

  /** The TPM lacks the scheme, or it does not fit. */
  public static final TpmRc SCHEME = NAMES.add("SCHEME", new TpmRc(0x092));

  /** The size does not fit. */
  public static final TpmRc SIZE = NAMES.add("SIZE", new TpmRc(0x095));

  /** The symmetric algorithm does not fit. */
  public static final TpmRc SYMMETRIC = NAMES.add("SYMMETRIC", new TpmRc(0x096));

  /** The tag of a structure is not right. */
  public static final TpmRc TAG = NAMES.add("TAG", new TpmRc(0x097));

  /** The union has nothing for the selector. */
  public static final TpmRc SELECTOR = NAMES.add("SELECTOR", new TpmRc(0x098));

  /** There are fewer bytes than the structure needs. */
  public static final TpmRc INSUFFICIENT = NAMES.add("INSUFFICIENT", new TpmRc(0x09A));

  /** The signature is not right. */
  public static final TpmRc SIGNATURE = NAMES.add("SIGNATURE", new TpmRc(0x09B));

  /** The key does not fit. */
  public static final TpmRc KEY = NAMES.add("KEY", new TpmRc(0x09C));

  /** A policy is not met. */
  public static final TpmRc POLICY_FAIL = NAMES.add("POLICY_FAIL", new TpmRc(0x09D));

  /** A check shows that the data were changed, or are of another TPM. */
  public static final TpmRc INTEGRITY = NAMES.add("INTEGRITY", new TpmRc(0x09F));

  /** The ticket is not this TPM's, or not for this. */
  public static final TpmRc TICKET = NAMES.add("TICKET", new TpmRc(0x0A0));

  /** Bits are SET that must be CLEAR. */
  public static final TpmRc RESERVED_BITS = NAMES.add("RESERVED_BITS", new TpmRc(0x0A1));

  /** Wrong password or HMAC; it is not counted. */
  public static final TpmRc BAD_AUTH = NAMES.add("BAD_AUTH", new TpmRc(0x0A2));

  /** The authorisation's time is over. */
  public static final TpmRc EXPIRED = NAMES.add("EXPIRED", new TpmRc(0x0A3));

  /** The policy allows another command. */
  public static final TpmRc POLICY_CC = NAMES.add("POLICY_CC", new TpmRc(0x0A4));

  /** Public and private area do not belong together, or public points do not. */
  public static final TpmRc BINDING = NAMES.add("BINDING", new TpmRc(0x0A5));

  /** The TPM lacks the curve, or it does not fit. */
  public static final TpmRc CURVE = NAMES.add("CURVE", new TpmRc(0x0A6));

  /** The point is not on the curve. */
  public static final TpmRc ECC_POINT = NAMES.add("ECC_POINT", new TpmRc(0x0A7));

  /** The firmware has no such hierarchy, or the object is of other firmware. */
  public static final TpmRc FW_LIMITED = NAMES.add("FW_LIMITED", new TpmRc(0x0A8), Revision.V183);

  /** The hierarchy is of a later security version than the firmware. */
  public static final TpmRc SVN_LIMITED = NAMES.add("SVN_LIMITED", new TpmRc(0x0A9), Revision.V183);

  /** The TPM lacks the parameter set. */
  public static final TpmRc PARMS = NAMES.add("PARMS", new TpmRc(0x0AA), Revision.V185);

  /** The key takes no message representative, or nothing else. */
  public static final TpmRc EXT_MU = NAMES.add("EXT_MU", new TpmRc(0x0AB), Revision.V185);

  /** The scheme needs the message in one piece. */
  public static final TpmRc ONE_SHOT_SIGNATURE =
      NAMES.add("ONE_SHOT_SIGNATURE", new TpmRc(0x0AC), Revision.V185);

  /** The key that ends the sequence is not the one that it began with. */
  public static final TpmRc SIGN_CONTEXT_KEY =
      NAMES.add("SIGN_CONTEXT_KEY", new TpmRc(0x0AD), Revision.V185);

  /** The command did not come over a secure channel. */
  public static final TpmRc CHANNEL = NAMES.add("CHANNEL", new TpmRc(0x0B0), Revision.V184);

  /** The secure channel is not of the keys that are demanded. */
  public static final TpmRc CHANNEL_KEY = NAMES.add("CHANNEL_KEY", new TpmRc(0x0B1), Revision.V184);

  // Warnings: the same command may succeed later.
  /** The oldest saved session is too far behind: load or flush it. */
  public static final TpmRc CONTEXT_GAP = NAMES.add("CONTEXT_GAP", new TpmRc(0x901));

  /** No slot for an object is free. */
  public static final TpmRc OBJECT_MEMORY = NAMES.add("OBJECT_MEMORY", new TpmRc(0x902));

  /** No slot for a session is free. */
  public static final TpmRc SESSION_MEMORY = NAMES.add("SESSION_MEMORY", new TpmRc(0x903));

  /** There is no memory left. */
  public static final TpmRc MEMORY = NAMES.add("MEMORY", new TpmRc(0x904));

  /** No handle for a session is free. */
  public static final TpmRc SESSION_HANDLES = NAMES.add("SESSION_HANDLES", new TpmRc(0x905));

  /** No handle for an object is free. */
  public static final TpmRc OBJECT_HANDLES = NAMES.add("OBJECT_HANDLES", new TpmRc(0x906));

  /** The locality may not do this. */
  public static final TpmRc LOCALITY = NAMES.add("LOCALITY", new TpmRc(0x907));

  /** The TPM was interrupted: send the command again. */
  public static final TpmRc YIELDED = NAMES.add("YIELDED", new TpmRc(0x908));

  /** The command was cancelled. */
  public static final TpmRc CANCELED = NAMES.add("CANCELED", new TpmRc(0x909));

  /** The TPM is testing itself. */
  public static final TpmRc TESTING = NAMES.add("TESTING", new TpmRc(0x90A));

  /** Nothing stands at handle 1, which a resource manager may bring. */
  public static final TpmRc REFERENCE_H0 = NAMES.add("REFERENCE_H0", new TpmRc(0x910));

  /** Nothing stands at handle 2, which a resource manager may bring. */
  public static final TpmRc REFERENCE_H1 = NAMES.add("REFERENCE_H1", new TpmRc(0x911));

  /** Nothing stands at handle 3, which a resource manager may bring. */
  public static final TpmRc REFERENCE_H2 = NAMES.add("REFERENCE_H2", new TpmRc(0x912));

  /** Nothing stands at handle 4, which a resource manager may bring. */
  public static final TpmRc REFERENCE_H3 = NAMES.add("REFERENCE_H3", new TpmRc(0x913));

  /** Nothing stands at handle 5, which a resource manager may bring. */
  public static final TpmRc REFERENCE_H4 = NAMES.add("REFERENCE_H4", new TpmRc(0x914));

  /** Nothing stands at handle 6, which a resource manager may bring. */
  public static final TpmRc REFERENCE_H5 = NAMES.add("REFERENCE_H5", new TpmRc(0x915));

  /** Nothing stands at handle 7, which a resource manager may bring. */
  public static final TpmRc REFERENCE_H6 = NAMES.add("REFERENCE_H6", new TpmRc(0x916));

  /** The first session is not loaded. */
  public static final TpmRc REFERENCE_S0 = NAMES.add("REFERENCE_S0", new TpmRc(0x918));

  /** The second session is not loaded. */
  public static final TpmRc REFERENCE_S1 = NAMES.add("REFERENCE_S1", new TpmRc(0x919));

  /** The third session is not loaded. */
  public static final TpmRc REFERENCE_S2 = NAMES.add("REFERENCE_S2", new TpmRc(0x91A));

  /** The fourth session is not loaded. */
  public static final TpmRc REFERENCE_S3 = NAMES.add("REFERENCE_S3", new TpmRc(0x91B));

  /** The fifth session is not loaded. */
  public static final TpmRc REFERENCE_S4 = NAMES.add("REFERENCE_S4", new TpmRc(0x91C));

  /** The sixth session is not loaded. */
  public static final TpmRc REFERENCE_S5 = NAMES.add("REFERENCE_S5", new TpmRc(0x91D));

  /** The seventh session is not loaded. */
  public static final TpmRc REFERENCE_S6 = NAMES.add("REFERENCE_S6", new TpmRc(0x91E));

  /** NV was written too often: wait and send the command again. */
  public static final TpmRc NV_RATE = NAMES.add("NV_RATE", new TpmRc(0x920));

  /** Too many wrong passwords: what counts them cannot be used at present. */
  public static final TpmRc LOCKOUT = NAMES.add("LOCKOUT", new TpmRc(0x921));

  /** The TPM could not begin: send the command again. */
  public static final TpmRc RETRY = NAMES.add("RETRY", new TpmRc(0x922));

  /** NV cannot be written at present. */
  public static final TpmRc NV_UNAVAILABLE = NAMES.add("NV_UNAVAILABLE", new TpmRc(0x923));

  /**
   * {@return the constant with this value, or a new one}
   *
   * @param value the number on the wire
   */
  public static TpmRc of(int value) {
    TpmRc known = NAMES.get(value);
    return known != null ? known : new TpmRc(value);
  }

  /**
   * {@return the code that reading has ended with}
   *
   * @param e what a reader has thrown
   */
  public static TpmRc of(WireException e) {
    return of(e.code());
  }

  /** {@return all that have a name, by value} */
  public static Collection<TpmRc> values() {
    return NAMES.values();
  }

  /**
   * Reads 4 octets.
   *
   * @param in stands at the first byte
   * @return what was read
   */
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

  /**
   * {@return this code about parameter {@code number}, 1 to 15}
   *
   * @param number 1 to 15
   */
  public TpmRc parameter(int number) {
    return numbered(PARAMETER | number << 8);
  }

  /**
   * {@return this code about handle {@code number}, 1 to 7}
   *
   * @param number 1 to 7
   */
  public TpmRc handle(int number) {
    return numbered(number << 8);
  }

  /**
   * {@return this code about session {@code number}, 1 to 7}
   *
   * @param number 1 to 7
   */
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
