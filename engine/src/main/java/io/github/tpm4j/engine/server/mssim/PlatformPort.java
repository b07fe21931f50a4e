package io.github.tpm4j.engine.server.mssim;

import io.github.tpm4j.engine.server.Client;
import io.github.tpm4j.engine.server.Conversation;
import io.github.tpm4j.engine.server.ServerEnd;
import io.github.tpm4j.engine.server.TpmPlatform;
import io.github.tpm4j.engine.server.Words;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * The simulator's second port: what the platform does to its TPM. Each signal is answered by a zero
 * when it is done. One client frames its signals wrongly, by an integer 4 before each; that is a
 * signal too, which is answered and does no harm.
 */
final class PlatformPort implements Conversation {
  private static final int MAXIMUM_CLIENTS = 256;

  /** Clients give the handle of a timer, or its number. */
  private static final int TIMER_NUMBER_MASK = 0xF;

  private final TpmPlatform platform;
  private final ServerEnd end;
  private final LargestMessages largest;
  private final HashSignals hashSignals;

  PlatformPort(TpmPlatform platform, ServerEnd end, LargestMessages largest) {
    this.platform = platform;
    this.end = end;
    this.largest = largest;
    hashSignals = new HashSignals(platform);
  }

  @Override
  public void with(Client client) throws IOException {
    OptionalInt code = client.nextRequest();
    while (code.isPresent() && answer(code.getAsInt(), client)) {
      code = client.nextRequest();
    }
  }

  /**
   * Many: a client that keeps this port open waits for the other one, and whoever has that one may
   * be waiting for this.
   */
  @Override
  public int clientsAtATime() {
    return MAXIMUM_CLIENTS;
  }

  /** False if the conversation is over. */
  private boolean answer(int code, Client client) throws IOException {
    if (signal(code)) {
      client.answer(Words.u32(0));
      return true;
    }
    return answerQuestion(code, client) || hashSignals.answer(code, client);
  }

  private boolean signal(int code) {
    switch (code) {
      case MssimCode.SIGNAL_POWER_ON -> platform.powerOn();
      case MssimCode.SIGNAL_POWER_OFF -> platform.powerOff();
      case MssimCode.SIGNAL_RESET, MssimCode.SIGNAL_RESTART -> platform.reset();
      case MssimCode.SIGNAL_PHYS_PRES_ON -> platform.physicalPresence(true);
      case MssimCode.SIGNAL_PHYS_PRES_OFF -> platform.physicalPresence(false);
      case MssimCode.SIGNAL_CANCEL_ON -> platform.cancelWire().set(true);
      case MssimCode.SIGNAL_CANCEL_OFF -> platform.cancelWire().set(false);
      default -> {
        return isWithoutEffect(code);
      }
    }
    return true;
  }

  /** NV is always there; keys are never kept in stock; a failure cannot be asked for. */
  private static boolean isWithoutEffect(int code) {
    return switch (code) {
      case MssimCode.SIGNAL_NV_ON,
          MssimCode.SIGNAL_NV_OFF,
          MssimCode.SIGNAL_KEY_CACHE_ON,
          MssimCode.SIGNAL_KEY_CACHE_OFF,
          MssimCode.TEST_FAILURE_MODE ->
          true;
      default -> false;
    };
  }

  private boolean answerQuestion(int code, Client client) throws IOException {
    switch (code) {
      case MssimCode.GET_COMMAND_RESPONSE_SIZES -> {
        byte[] sizes = largest.take();
        client.answer(Words.u32(sizes.length), sizes, Words.u32(0));
      }
      case MssimCode.ACT_GET_SIGNALED -> {
        int number = client.u32() & TIMER_NUMBER_MASK;
        client.answer(Words.u32(platform.isTimerSignaled(number) ? 1 : 0, 0));
      }
      case MssimCode.STOP -> {
        end.requested();
        return false;
      }
      default -> {
        return false;
      }
    }
    return true;
  }
}
