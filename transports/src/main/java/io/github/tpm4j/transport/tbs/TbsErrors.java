package io.github.tpm4j.transport.tbs;

import io.github.tpm4j.transport.TransportAccessException;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportNotFoundException;

/** What TBS_RESULT values mean (Windows SDK, winerror.h: FACILITY_TPM_SERVICES). */
final class TbsErrors {
  static final int TBS_E_COMMAND_CANCELED = 0x8028400D;
  private static final int TPM_E_COMMAND_BLOCKED = 0x80280400;
  private static final int TBS_E_SERVICE_NOT_RUNNING = 0x80284008;
  private static final int TBS_E_TOO_MANY_TBS_CONTEXTS = 0x80284009;
  private static final int TBS_E_TOO_MANY_RESOURCES = 0x8028400A;
  private static final int TBS_E_SERVICE_START_PENDING = 0x8028400B;
  private static final int TBS_E_TPM_NOT_FOUND = 0x8028400F;
  private static final int TBS_E_SERVICE_DISABLED = 0x80284010;
  private static final int TBS_E_ACCESS_DENIED = 0x80284012;

  private TbsErrors() {}

  static void require(int result, String function) throws TransportException {
    if (result != 0) {
      throw explain(result, function);
    }
  }

  private static TransportException explain(int result, String function) {
    String code = String.format(" (%s: 0x%08x)", function, result);
    return switch (result) {
      case TBS_E_TPM_NOT_FOUND ->
          new TransportNotFoundException("Windows has no TPM 2.0 that it can use" + code);
      case TBS_E_ACCESS_DENIED ->
          new TransportAccessException(
              "This user may not use the TPM; run as administrator" + code);
      case TPM_E_COMMAND_BLOCKED ->
          new TransportAccessException(
              "Windows blocks this TPM command for this user; run as administrator" + code);
      case TBS_E_SERVICE_NOT_RUNNING, TBS_E_SERVICE_START_PENDING, TBS_E_SERVICE_DISABLED ->
          new TransportAccessException(
              "The Windows service \"TPM Base Services\" is not running; start it" + code);
      case TBS_E_TOO_MANY_TBS_CONTEXTS, TBS_E_TOO_MANY_RESOURCES ->
          new TransportAccessException(
              "Other programs use all of the TPM that Windows can share; close some" + code);
      default -> new TransportException("The Windows TPM service failed" + code);
    };
  }
}
