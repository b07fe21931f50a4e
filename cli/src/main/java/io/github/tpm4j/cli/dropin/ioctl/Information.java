package io.github.tpm4j.cli.dropin.ioctl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tpm4j.cli.dropin.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;

/**
 * {@code --info}: what the TPM is, in JSON.
 *
 * @param flags 1 the specification, 2 the manufacturer, 4 sizes of keys
 */
record Information(long flags) implements ControlAction {
  private static final String NAME = "PTM_GET_INFO";
  private static final int MAXIMUM_BYTES = 1 << 20;

  @Override
  public void run(ControlLine line, PrintStream out) throws Refusal {
    out.println(text(line));
  }

  String text(ControlLine line) throws Refusal {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    int total;
    do {
      byte[] request =
          ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES)
              .putLong(flags)
              .putInt(text.size())
              .array();
      line.require(NAME, ControlLine.GET_INFO, request);
      ByteBuffer sizes = line.rest(NAME, 2 * Integer.BYTES);
      total = sizes.getInt();
      int length = sizes.getInt();
      if (length < 0 || total < 0 || total > MAXIMUM_BYTES || length > total - text.size()) {
        throw new Refusal("Could not execute " + NAME + ": the answer's lengths are wrong");
      }
      text.writeBytes(line.rest(NAME, length).array());
      if (length == 0) {
        break;
      }
    } while (text.size() < total);
    // The text has C's closing zero, which is no part of JSON.
    return text.toString(UTF_8).replace("\0", "");
  }
}
