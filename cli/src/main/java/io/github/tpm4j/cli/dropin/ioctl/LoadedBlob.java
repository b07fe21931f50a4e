package io.github.tpm4j.cli.dropin.ioctl;

import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.cli.dropin.SystemMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code --load}: gives a TPM that is off a part of its state.
 *
 * @param file its path
 */
record LoadedBlob(BlobType type, String file) implements ControlAction {
  private static final int PLAIN = 0;
  private static final int MAXIMUM_BYTES = 64 << 20;

  @Override
  public void run(ControlLine line, PrintStream out) throws Refusal {
    byte[] blob = contents();
    byte[] parameters =
        ByteBuffer.allocate(3 * Integer.BYTES + blob.length)
            .putInt(PLAIN)
            .putInt(type.number())
            .putInt(blob.length)
            .put(blob)
            .array();
    line.require("PTM_SET_STATEBLOB", ControlLine.SET_STATEBLOB, parameters);
  }

  private byte[] contents() throws Refusal {
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      return contents(in);
    } catch (IOException e) {
      throw new Refusal(
          "Could not open file '" + file + "' for reading: " + SystemMessage.of(e), e);
    }
  }

  private static byte[] contents(InputStream in) throws Refusal {
    try {
      byte[] bytes = in.readNBytes(MAXIMUM_BYTES + 1);
      if (bytes.length > MAXIMUM_BYTES) {
        throw new IOException("longer than " + MAXIMUM_BYTES + " bytes");
      }
      return bytes;
    } catch (IOException e) {
      throw new Refusal("Could not read from file: " + SystemMessage.of(e), e);
    }
  }
}
