package io.github.tpm4j.cli.dropin.ioctl;

import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.cli.dropin.client.Line;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Requests to a control channel and their answers (swtpm_ioctls(3)): words of 4 bytes. */
final class ControlLine {
  static final int GET_CAPABILITY = 1;
  static final int INIT = 2;
  static final int SHUTDOWN = 3;
  static final int GET_TPMESTABLISHED = 4;
  static final int SET_LOCALITY = 5;
  static final int HASH_START = 6;
  static final int HASH_DATA = 7;
  static final int HASH_END = 8;
  static final int CANCEL_TPM_CMD = 9;
  static final int STORE_VOLATILE = 10;
  static final int RESET_TPMESTABLISHED = 11;
  static final int GET_STATEBLOB = 12;
  static final int SET_STATEBLOB = 13;
  static final int STOP = 14;
  static final int GET_CONFIG = 15;
  static final int SET_BUFFERSIZE = 17;
  static final int GET_INFO = 18;
  static final int LOCK_STORAGE = 19;

  /** swtpm's tool waits for 20 seconds, which a TPM on a busy machine may need. */
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Line line;

  ControlLine(Line line) {
    this.line = line;
  }

  /**
   * Sends a request and reads the first word of its answer.
   *
   * @param name of the request in messages
   */
  int ask(String name, int code, byte[] parameters) throws Refusal {
    byte[] request =
        ByteBuffer.allocate(Integer.BYTES + parameters.length).putInt(code).put(parameters).array();
    try {
      line.send(request, LIMIT);
      return line.read(Integer.BYTES).getInt();
    } catch (IOException e) {
      throw broken(name, e);
    }
  }

  /** Sends a request that must succeed. */
  void require(String name, int code, byte... parameters) throws Refusal {
    requireSuccess(name, ask(name, code, parameters));
  }

  static void requireSuccess(String name, int result) throws Refusal {
    if (result != 0) {
      throw new Refusal("TPM result from " + name + ": 0x" + Integer.toHexString(result));
    }
  }

  /** What follows the first word of an answer. */
  ByteBuffer rest(String name, int count) throws Refusal {
    try {
      return line.read(count);
    } catch (IOException e) {
      throw broken(name, e);
    }
  }

  private static Refusal broken(String name, IOException cause) {
    return new Refusal("Could not execute " + name + ": " + cause.getMessage(), cause);
  }

  /** The words as the protocol has them. */
  static byte[] words(int... words) {
    ByteBuffer bytes = ByteBuffer.allocate(words.length * Integer.BYTES);
    for (int word : words) {
      bytes.putInt(word);
    }
    return bytes.array();
  }
}
