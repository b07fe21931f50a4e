package io.github.tpm4j.engine.server.swtpm;

import io.github.tpm4j.engine.server.Client;
import io.github.tpm4j.engine.server.Conversation;
import io.github.tpm4j.engine.server.TpmPlatform;
import io.github.tpm4j.engine.server.mssim.FramedCommand;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The data channel: TPM commands, each as long as its header says (Part 1, 18.1). A command may
 * also come in the simulator's frame; a TPM command never begins with two zero bytes, the frame
 * does.
 */
final class DataChannel implements Conversation {
  private static final int HEADER_SIZE_BYTES = 10;
  private static final int SIZE_OFFSET = 2;
  private static final int TAG_SHIFT = 16;

  private final TpmPlatform platform;
  private final BufferSize bufferSize;
  private final boolean disconnects;

  /**
   * @param disconnects whether an answer is the last of its connection
   */
  DataChannel(TpmPlatform platform, BufferSize bufferSize, boolean disconnects) {
    this.platform = platform;
    this.bufferSize = bufferSize;
    this.disconnects = disconnects;
  }

  @Override
  public void with(Client client) throws IOException {
    OptionalInt first = client.nextRequest();
    while (first.isPresent()) {
      answer(first.getAsInt(), client);
      first = disconnects ? OptionalInt.empty() : client.nextRequest();
    }
  }

  private void answer(int first, Client client) throws IOException {
    if (first == FramedCommand.SEND_COMMAND) {
      FramedCommand.answer(client, platform::execute);
    } else if (first >>> TAG_SHIFT != 0) {
      answerBare(first, client);
    } else {
      answerTagless(first, client);
    }
  }

  /**
   * The end of a session, or another word of the simulator's, gets no answer from swtpm; what is as
   * long as a command is one, and its tag is wrong.
   */
  private void answerTagless(int first, Client client) throws IOException {
    byte[] rest = client.takeReceived();
    if (Integer.BYTES + rest.length >= HEADER_SIZE_BYTES) {
      execute(ByteBuffer.allocate(Integer.BYTES + rest.length).putInt(first).put(rest), client);
    }
    Arrays.fill(rest, (byte) 0);
  }

  private void answerBare(int first, Client client) throws IOException {
    execute(ByteBuffer.wrap(command(first, client)), client);
  }

  private void execute(ByteBuffer whole, Client client) throws IOException {
    byte[] command = whole.array();
    byte[] response = platform.execute(command, platform.locality()).orElseGet(platform::off);
    Arrays.fill(command, (byte) 0);
    client.answer(response);
    Arrays.fill(response, (byte) 0);
  }

  /**
   * A whole command; or, where the header's size cannot be right, all that came, for the TPM to
   * refuse.
   */
  private byte[] command(int first, Client client) throws IOException {
    byte[] header =
        ByteBuffer.allocate(HEADER_SIZE_BYTES)
            .putInt(first)
            .put(client.bytes(HEADER_SIZE_BYTES - Integer.BYTES))
            .array();
    int size = ByteBuffer.wrap(header).getInt(SIZE_OFFSET);
    boolean possible = size >= HEADER_SIZE_BYTES && size <= bufferSize.sizeBytes();
    byte[] rest = possible ? client.bytes(size - HEADER_SIZE_BYTES) : client.takeReceived();
    byte[] command = ByteBuffer.allocate(header.length + rest.length).put(header).put(rest).array();
    Arrays.fill(rest, (byte) 0);
    return command;
  }
}
