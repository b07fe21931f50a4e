package io.github.tpm4j.cli.dropin.ioctl;

import static io.github.tpm4j.cli.dropin.ioctl.ControlLine.words;

import io.github.tpm4j.cli.dropin.FileModes;
import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.cli.dropin.SystemMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * {@code --save}: writes a part of the TPM's state into a file for its owner.
 *
 * @param file its path
 */
record SavedBlob(BlobType type, String file) implements ControlAction {
  private static final String NAME = "PTM_GET_STATEBLOB";

  /** Without the encryption of the state directory: the migration key's is another one. */
  private static final int DECRYPTED = 1;

  /** TPM_RETRY: there is no such part, and the file stays empty. */
  private static final int NO_SUCH_BLOB = 0x800;

  @Override
  public void run(ControlLine line, PrintStream out) throws Refusal {
    try (OutputStream target = FileModes.write(Path.of(file), FileModes.STATE_FILE)) {
      copy(line, target);
    } catch (IOException e) {
      throw new Refusal(
          "Could not open file '" + file + "' for writing: " + SystemMessage.of(e), e);
    }
  }

  private void copy(ControlLine line, OutputStream target) throws Refusal {
    long position = 0;
    long total;
    do {
      int result =
          line.ask(
              NAME, ControlLine.GET_STATEBLOB, words(DECRYPTED, type.number(), (int) position));
      ByteBuffer header = line.rest(NAME, 3 * Integer.BYTES);
      if (result == NO_SUCH_BLOB) {
        return;
      }
      ControlLine.requireSuccess(NAME, result);
      header.getInt();
      total = Integer.toUnsignedLong(header.getInt());
      int length = header.getInt();
      if (length < 0 || length > total - position) {
        throw new Refusal("Could not execute " + NAME + ": the answer's lengths are wrong");
      }
      write(line, length, target);
      position += length;
      if (length == 0) {
        return;
      }
    } while (position < total);
  }

  private void write(ControlLine line, int length, OutputStream target) throws Refusal {
    ByteBuffer part = line.rest(NAME, length);
    try {
      target.write(part.array());
    } catch (IOException e) {
      throw new Refusal("Could not write to file '" + file + "': " + SystemMessage.of(e), e);
    }
  }
}
