package io.github.tpm4j.engine.server;

import java.util.function.UnaryOperator;

/**
 * Sends the command that saves state, which the machine's software has not sent. State is saved if
 * it can be, so that the next start may choose.
 */
final class OrderlyShutdown {
  private final PowerCommands commands;
  private boolean lastWasShutdown;

  OrderlyShutdown(PowerCommands commands) {
    this.commands = commands;
  }

  void poweredOn() {
    lastWasShutdown = false;
  }

  void saw(byte[] command, byte[] response) {
    lastWasShutdown = commands.isShutdown(command) && PowerCommands.isSuccess(response);
  }

  /** A TPM that was not started up has nothing to save, and refuses all kinds. */
  void perform(UnaryOperator<byte[]> tpm) {
    boolean isSaved = lastWasShutdown;
    for (byte[] command : commands.shutdowns()) {
      isSaved = isSaved || PowerCommands.isSuccess(tpm.apply(command));
    }
  }
}
