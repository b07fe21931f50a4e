package io.github.tpm4j.tpm12.tcsd;

import io.github.tpm4j.tpm12.constants.TpmResult;
import java.util.Map;
import java.util.OptionalInt;

/** The results of tcsd: a TPM's, or its own, which have the layer in their fourth digit. */
final class TcsResult {
  /** No key of this handle, which may be that of the SRK before anybody has named its UUID. */
  static final int UNKNOWN_KEY = 0x20C5;

  private static final int LAYER_MASK = 0xFFFF_F000;

  /** That it has failed; with a session, that it has none such for this connection. */
  private static final int INTERNAL_ERROR = 0x2004;

  private static final int INVALID_CONTEXT = 0x20C1;
  private static final int COMMUNICATION_FAILURE = 0x1011;
  private static final int NOT_IMPLEMENTED = 0x2006;

  // tcsd knows that they are gone before the TPM does; for a program it is the same.
  private static final Map<Integer, TpmResult> OF_A_TPM =
      Map.of(
          0x20C2,
          TpmResult.INVALID_KEYHANDLE,
          UNKNOWN_KEY,
          TpmResult.INVALID_KEYHANDLE,
          0x20C3,
          TpmResult.INVALID_AUTHHANDLE,
          0x20C4,
          TpmResult.INVALID_AUTHHANDLE);

  private TcsResult() {}

  /**
   * The code that a TPM would answer; empty if tcsd has not asked it, and it has no such code.
   *
   * @param withSession whether the command had one
   */
  static OptionalInt tpmCode(int result, boolean withSession) {
    if ((result & LAYER_MASK) == 0) {
      return OptionalInt.of(result);
    }
    if (result == INTERNAL_ERROR && withSession) {
      return OptionalInt.of(TpmResult.INVALID_AUTHHANDLE.value());
    }
    TpmResult same = OF_A_TPM.get(result);
    return same == null ? OptionalInt.empty() : OptionalInt.of(same.value());
  }

  /** What to throw for a result that is no TPM's. */
  static RefusedByTcsdException refused(String what, int result) {
    return new RefusedByTcsdException(
        String.format("tcsd refused %s (result 0x%x)%s", what, result, reason(result)));
  }

  private static String reason(int result) {
    return switch (result) {
      case INVALID_CONTEXT -> ": it does not know this connection any more";
      case COMMUNICATION_FAILURE -> ": it does not reach its TPM; restart it";
      case NOT_IMPLEMENTED -> ": it cannot do that";
      default -> "";
    };
  }
}
