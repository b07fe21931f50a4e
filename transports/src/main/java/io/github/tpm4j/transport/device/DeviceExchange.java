package io.github.tpm4j.transport.device;

import io.github.tpm4j.transport.TransportClosedException;
import io.github.tpm4j.transport.blocking.BlockingExchange;
import io.github.tpm4j.transport.framing.CommandHeader;
import io.github.tpm4j.transport.framing.ResponseReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** The kernel's way to a TPM: a command is one write(2), its response is there for read(2). */
final class DeviceExchange implements BlockingExchange {
  /** What the kernel takes in one write and gives in one read. */
  private static final int BUFFER_SIZE_BYTES = 4_096;

  private static final int CODE_OFFSET = 6;
  private static final int TPM_ST_RSP_COMMAND = 0x00C4;
  private static final int TPM_ST_NO_SESSIONS = 0x8001;
  private static final int TPM_ST_SESSIONS = 0x8002;

  /** TPM_BAD_ORDINAL: a TPM 1.2 knows no command of a TPM 2.0. */
  private static final int TPM_1_2_BAD_ORDINAL = 0x0A;

  private final CharacterDevice device;
  private final String name;

  DeviceExchange(CharacterDevice device, String name) {
    this.device = device;
    this.name = name;
  }

  @Override
  public byte[] exchange(byte[] command) throws IOException {
    write(command);
    byte[] response = ResponseReader.read(new Responses(), name);
    requireAnswer(command, response);
    return response;
  }

  /**
   * A response that nobody read makes the kernel refuse the next command (EBUSY, which Java gives
   * no type of its own); only then is there something to read.
   */
  private void write(byte[] command) throws IOException {
    try {
      device.write(command);
    } catch (IOException refused) {
      ByteBuffer unread = ByteBuffer.allocate(BUFFER_SIZE_BYTES);
      if (device.read(unread) <= 0) {
        throw refused;
      }
      device.write(command);
    }
  }

  /**
   * A TPM 2.0 answers with this tag only where the command's tag is none (Part 2, 6.9). Else it
   * comes from a TPM 1.2, which does not know the command, or from a hypervisor whose TPM has died
   * (QEMU: code 9).
   */
  private void requireAnswer(byte[] command, byte[] response) throws TransportClosedException {
    int sent = CommandHeader.tag(command);
    int code = ByteBuffer.wrap(response).getInt(CODE_OFFSET);
    if (CommandHeader.tag(response) == TPM_ST_RSP_COMMAND
        && code != TPM_1_2_BAD_ORDINAL
        && (sent == TPM_ST_NO_SESSIONS || sent == TPM_ST_SESSIONS)) {
      throw new TransportClosedException("The TPM behind " + name + " is gone (code " + code + ")");
    }
  }

  @Override
  public void close() throws IOException {
    device.close();
  }

  private final class Responses implements ReadableByteChannel {
    @Override
    public int read(ByteBuffer target) throws IOException {
      return device.read(target);
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() throws IOException {
      device.close();
    }
  }
}
