package io.github.tpm4j.tpm12.engine.capability;

import io.github.tpm4j.tpm12.constants.CapabilityConstants;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.pcr.Pcrs;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.TpmKeyParms;
import io.github.tpm4j.tpm12.structures.TransportConstants;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;
import java.util.function.IntPredicate;

/** What TPM_GetCapability answers (Part 2, 21). */
public final class Capabilities {
  /** Of the longest command and response. */
  public static final int BUFFER_SIZE_BYTES = 4_096;

  private static final int CAP_PID = 0x03;
  private static final int CAP_VERSION = 0x06;
  private static final int CAP_CHECK_LOADED = 0x08;
  private static final int CAP_SYM_MODE = 0x09;
  private static final int CAP_KEY_STATUS = 0x0C;
  private static final int CAP_TRANS_ALG = 0x12;
  private static final int CAP_TRANS_ES = 0x15;
  private static final int CAP_AUTH_ENCRYPT = 0x17;
  private static final int CAP_SELECT_SIZE = 0x18;

  private static final int FIRST_PID = 1;
  private static final int LAST_PID = EntityConstants.PID_OWNER;
  private static final int ALG_XOR = 0x0A;
  private static final int MAJOR = 1;
  private static final int MOST_MINOR = 2;

  private final IntPredicate hasOrdinal;

  /** With the commands that there are. */
  public Capabilities(IntPredicate hasOrdinal) {
    this.hasOrdinal = hasOrdinal;
  }

  /**
   * Answers a question.
   *
   * @param area TPM_CAPABILITY_AREA
   * @param sub what it is asked for
   * @throws TpmFailure with TPM_BAD_MODE for an unknown question
   */
  public Bytes answer(int area, Bytes sub, TpmState tpm) {
    return switch (area) {
      case CapabilityConstants.CAP_ORD -> flag(hasOrdinal.test(number(sub)));
      case CapabilityConstants.CAP_ALG -> flag(number(sub) == KeyConstants.ALG_RSA);
      case CAP_PID -> flag(isPid(shortNumber(sub)));
      case CapabilityConstants.CAP_FLAG -> flags(number(sub), tpm);
      case CapabilityConstants.CAP_PROPERTY -> Properties.answer(number(sub), tpm);
      case CAP_VERSION -> Version.STRUCT_VER;
      case CapabilityConstants.CAP_KEY_HANDLE -> list(tpm.keys().handles());
      case CAP_CHECK_LOADED -> checkLoaded(sub, tpm);
      case CAP_SYM_MODE -> flag(number(sub) == -1);
      case CAP_TRANS_ALG -> flag(isTransportAlgorithm(number(sub)));
      case CAP_TRANS_ES -> flag(isTransportScheme(shortNumber(sub)));
      case CAP_KEY_STATUS -> keyStatus(number(sub), tpm);
      case CapabilityConstants.CAP_NV_LIST -> numbers(tpm.nv().numbers());
      case CapabilityConstants.CAP_NV_INDEX -> tpm.nv().get(number(sub)).publicArea().toBytes();
      case CapabilityConstants.CAP_HANDLE -> handles(number(sub), tpm);
      case CAP_AUTH_ENCRYPT -> flag(isAuthEncryption(number(sub)));
      case CAP_SELECT_SIZE -> selectSize(new TpmReader(sub.toArray()));
      case CapabilityConstants.CAP_DA_LOGIC -> DefenceInfo.of(tpm);
      case CapabilityConstants.CAP_VERSION_VAL -> Version.INFO;
      default -> throw new TpmFailure(TpmResult.BAD_MODE);
    };
  }

  private static int number(Bytes sub) {
    TpmFailure.require(sub.size() == Integer.BYTES, TpmResult.BAD_MODE);
    return new TpmReader(sub.toArray()).u32();
  }

  private static int shortNumber(Bytes sub) {
    TpmFailure.require(sub.size() == Short.BYTES, TpmResult.BAD_MODE);
    return new TpmReader(sub.toArray()).u16();
  }

  static Bytes flag(boolean value) {
    return Bytes.of(new byte[] {(byte) (value ? 1 : 0)});
  }

  private static boolean isPid(int pid) {
    return pid >= FIRST_PID && pid <= LAST_PID;
  }

  private static boolean isAuthEncryption(int algorithm) {
    return algorithm == KeyConstants.ALG_AES128 || algorithm == ALG_XOR;
  }

  private static boolean isTransportAlgorithm(int algorithm) {
    return algorithm == TransportConstants.ALG_MGF1 || algorithm == KeyConstants.ALG_AES128;
  }

  private static boolean isTransportScheme(int scheme) {
    return scheme == TransportConstants.ES_SYM_CTR || scheme == TransportConstants.ES_SYM_OFB;
  }

  private static Bytes flags(int which, TpmState tpm) {
    return switch (which) {
      case CapabilityConstants.FLAG_PERMANENT -> tpm.flags().structure();
      case CapabilityConstants.FLAG_VOLATILE -> tpm.stClear().structure();
      default -> throw new TpmFailure(TpmResult.BAD_MODE);
    };
  }

  /** TPM_KEY_HANDLE_LIST. */
  private static Bytes list(List<Integer> handles) {
    TpmWriter out = new TpmWriter();
    out.u16(handles.size()).bytes(numbers(handles));
    return Bytes.of(out.toByteArray());
  }

  private static Bytes numbers(List<Integer> values) {
    TpmWriter out = new TpmWriter();
    values.forEach(out::u32);
    return Bytes.of(out.toByteArray());
  }

  private static Bytes handles(int resourceType, TpmState tpm) {
    return switch (resourceType) {
      case EntityConstants.RT_KEY -> list(tpm.keys().handles());
      case EntityConstants.RT_AUTH -> list(tpm.sessions().handles());
      case TransportConstants.RT_TRANS -> list(tpm.transportSessions().handles());
      case ResourceTypes.DAA, ResourceTypes.DAA_V0 -> list(List.of());
      case ResourceTypes.CONTEXT -> list(tpm.contexts().sessions());
      case ResourceTypes.COUNTER -> list(tpm.counters().handles());
      default -> throw new TpmFailure(TpmResult.BAD_PARAMETER);
    };
  }

  /** Whether there is a slot for a key of this kind. */
  private static Bytes checkLoaded(Bytes sub, TpmState tpm) {
    TpmKeyParms parms = TpmKeyParms.read(new TpmReader(sub.toArray()));
    TpmFailure.require(parms.algorithmId() == KeyConstants.ALG_RSA, TpmResult.BAD_KEY_PROPERTY);
    return flag(tpm.keys().free() > 0);
  }

  /** Whether the owner keeps the key in its slot, which this TPM does for none. */
  private static Bytes keyStatus(int handle, TpmState tpm) {
    TpmFailure.require(tpm.keys().find(handle).isPresent(), TpmResult.INVALID_KEYHANDLE);
    return flag(false);
  }

  private static Bytes selectSize(TpmReader in) {
    int major = in.u8();
    int minor = in.u8();
    int sizeBytes = in.u16();
    boolean isKnown = major == MAJOR && minor <= MOST_MINOR;
    TpmFailure.require(isKnown, TpmResult.BAD_PARAMETER);
    return flag(sizeBytes > 0 && sizeBytes <= Pcrs.SELECT_SIZE_BYTES);
  }
}
