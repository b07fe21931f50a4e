package io.github.tpm4j.engine.server;

import io.github.tpm4j.tss.constants.TpmSu;
import java.util.function.UnaryOperator;

/**
 * Sends the TPM2_Shutdown that the machine's software has not sent. State is saved if it can be, so
 * that the next TPM2_Startup may choose.
 */
final class OrderlyShutdown {
  private boolean lastWasShutdown;

  void poweredOn() {
    lastWasShutdown = false;
  }

  void saw(byte[] command, byte[] response) {
    lastWasShutdown = PowerCommand.isShutdown(command) && PowerCommand.isSuccess(response);
  }

  /** A TPM that was not started up has nothing to save, and refuses both kinds. */
  void perform(UnaryOperator<byte[]> tpm) {
    if (lastWasShutdown || send(TpmSu.STATE, tpm)) {
      return;
    }
    send(TpmSu.CLEAR, tpm);
  }

  private static boolean send(TpmSu type, UnaryOperator<byte[]> tpm) {
    return PowerCommand.isSuccess(tpm.apply(PowerCommand.shutdown(type)));
  }
}
