package io.github.tpm4j.cli.dropin.ioctl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tpm4j.cli.dropin.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;

/**
 * {@code -h}: has data measured as the processor would (_TPM_Hash_Start, _Data, _End).
 *
 * @param text the data, or {@code -} for those of {@code in}
 */
record Measuring(String text, InputStream in) implements ControlAction {
  private static final String STDIN = "-";
  private static final int PART_BYTES = 4_096;

  @Override
  public void run(ControlLine line, PrintStream out) throws Refusal {
    line.require("PTM_HASH_START", ControlLine.HASH_START);
    try (InputStream data =
        text.equals(STDIN) ? in : new ByteArrayInputStream(text.getBytes(UTF_8))) {
      byte[] part = data.readNBytes(PART_BYTES);
      while (part.length > 0) {
        line.require("PTM_HASH_DATA", ControlLine.HASH_DATA, sized(part));
        part = data.readNBytes(PART_BYTES);
      }
    } catch (IOException e) {
      throw new Refusal("Could not read the data: " + e.getMessage(), e);
    }
    line.require("PTM_HASH_END", ControlLine.HASH_END);
  }

  private static byte[] sized(byte[] part) {
    return ByteBuffer.allocate(Integer.BYTES + part.length).putInt(part.length).put(part).array();
  }
}
