package io.github.tpm4j.cli.dropin.ioctl;

import static io.github.tpm4j.cli.dropin.ioctl.ControlLine.words;

import io.github.tpm4j.cli.dropin.Refusal;
import java.io.PrintStream;
import java.nio.ByteBuffer;

/** Requests that are one question and one answer. */
final class SimpleRequests {
  /** CMD_INIT deletes the volatile state that it has read. */
  private static final int DELETE_VOLATILE = 1;

  private SimpleRequests() {}

  /** The answer has no result, but 8 bytes of flags. */
  static void capability(ControlLine line, PrintStream out) throws Refusal {
    String name = "PTM_GET_CAPABILITY";
    long high = line.ask(name, ControlLine.GET_CAPABILITY, new byte[0]);
    long low = Integer.toUnsignedLong(line.rest(name, Integer.BYTES).getInt());
    out.println("ptm capability is 0x" + Long.toHexString(high << Integer.SIZE | low));
  }

  static void init(ControlLine line, PrintStream out) throws Refusal {
    line.require("PTM_INIT", ControlLine.INIT, words(DELETE_VOLATILE));
  }

  static void stop(ControlLine line, PrintStream out) throws Refusal {
    line.require("PTM_STOP", ControlLine.STOP);
  }

  static void shutdown(ControlLine line, PrintStream out) throws Refusal {
    line.require("PTM_SHUTDOWN", ControlLine.SHUTDOWN);
  }

  /** The flag is the first byte of the word after the result. */
  static void established(ControlLine line, PrintStream out) throws Refusal {
    String name = "PTM_GET_TPMESTABLISHED";
    line.require(name, ControlLine.GET_TPMESTABLISHED);
    out.println("tpmEstablished is " + line.rest(name, Integer.BYTES).get());
  }

  static ControlAction resetEstablished(int locality) {
    return (line, out) ->
        line.require("PTM_RESET_TPMESTABLISHED", ControlLine.RESET_TPMESTABLISHED, (byte) locality);
  }

  static void storeVolatile(ControlLine line, PrintStream out) throws Refusal {
    line.require("PTM_STORE_VOLATILE", ControlLine.STORE_VOLATILE);
  }

  static void cancel(ControlLine line, PrintStream out) throws Refusal {
    line.require("PTM_CANCEL_TPM_CMD", ControlLine.CANCEL_TPM_CMD);
  }

  static ControlAction locality(int locality) {
    return (line, out) ->
        line.require("PTM_SET_LOCALITY", ControlLine.SET_LOCALITY, (byte) locality);
  }

  static void configuration(ControlLine line, PrintStream out) throws Refusal {
    String name = "PTM_GET_CONFIG";
    line.require(name, ControlLine.GET_CONFIG);
    int flags = line.rest(name, Integer.BYTES).getInt();
    out.println("ptm configuration flags: 0x" + Integer.toHexString(flags));
  }

  static ControlAction bufferSize(int bytes) {
    return (line, out) -> {
      String name = "PTM_SET_BUFFERSIZE";
      line.require(name, ControlLine.SET_BUFFERSIZE, words(bytes));
      ByteBuffer sizes = line.rest(name, 3 * Integer.BYTES);
      out.println("TPM buffersize: " + Integer.toUnsignedString(sizes.getInt()));
      out.println("minimum size  : " + Integer.toUnsignedString(sizes.getInt()));
      out.println("maximum size  : " + Integer.toUnsignedString(sizes.getInt()));
    };
  }

  static ControlAction lockStorage(int retries) {
    return (line, out) ->
        line.require("PTM_LOCK_STORAGE", ControlLine.LOCK_STORAGE, words(retries));
  }
}
