package io.github.tpm4j.engine.server.mssim;

import io.github.tpm4j.engine.server.Client;
import io.github.tpm4j.engine.server.Words;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A command in the simulator's frame: {@code u8 locality, u32 length, bytes}, answered by {@code
 * u32 length, bytes, u32 0}. A TPM that is off gives no bytes.
 */
public final class FramedCommand {
  /** The word that announces the frame. */
  public static final int SEND_COMMAND = MssimCode.SEND_COMMAND;

  /** The TPM refuses what is longer than its buffer; the server only what nobody can have meant. */
  private static final int MAXIMUM_SIZE_BYTES = 65_536;

  private static final int HIGHEST_LOCALITY = 4;
  private static final int LOWEST_EXTENDED_LOCALITY = 32;
  private static final byte[] NO_RESPONSE = {};
  private static final byte[] DONE = Words.u32(0);

  private FramedCommand() {}

  /** What runs a command that came from a locality; empty if the TPM is off. */
  public interface Executor {
    Optional<byte[]> execute(byte[] command, int locality);
  }

  /** Reads the frame after its first word, runs the command and answers it. */
  public static void answer(Client client, Executor tpm) throws IOException {
    int locality = localityOf(client.u8());
    byte[] command = sizedBytes(client);
    byte[] response = tpm.execute(command, locality).orElse(NO_RESPONSE);
    Arrays.fill(command, (byte) 0);
    client.answer(Words.u32(response.length), response, DONE);
    Arrays.fill(response, (byte) 0);
  }

  /** As in the simulator, a locality that does not exist is 0. */
  private static int localityOf(int sent) {
    return sent > HIGHEST_LOCALITY && sent < LOWEST_EXTENDED_LOCALITY ? 0 : sent;
  }

  /** Reads {@code u32 length, bytes}. */
  static byte[] sizedBytes(Client client) throws IOException {
    int length = client.u32();
    if (length < 0 || length > MAXIMUM_SIZE_BYTES) {
      throw new IOException("a frame of " + Integer.toUnsignedString(length) + " bytes");
    }
    return client.bytes(length);
  }
}
