package io.github.tpm4j.cli.random;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.output.Terminal;
import io.github.tpm4j.cli.output.TextForm;
import io.github.tpm4j.cli.tpm.TpmOption;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.family.FamilyTpm;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tpm4j random}: random bytes of the TPM. */
@Command(
    name = "random",
    description = "Writes random bytes of the TPM to the standard output, as they are.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all bytes are written",
      "1:there is no TPM, it refused, or the output could not be written",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
public final class RandomBytes implements Callable<Integer> {
  /** Divides into groups of three bytes, so that parts in Base64 can follow each other. */
  private static final int PART_BYTES = 3 * 1024;

  private final OutputStream output;

  @Spec private CommandSpec spec;
  @Mixin private TpmOption tpm;
  @ArgGroup private TextForm form = new TextForm();

  @Parameters(paramLabel = "COUNT", description = "How many bytes, 1 to 2147483647.")
  private int count;

  /** Writes to the standard output. */
  @SuppressWarnings("unused") // By picocli.
  private RandomBytes() {
    this(new FileOutputStream(FileDescriptor.out));
  }

  /**
   * @param output of the bytes
   */
  RandomBytes(OutputStream output) {
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    if (count < 1) {
      throw new ParameterException(
          spec.commandLine(), "COUNT is " + count + ": it must be 1 or more");
    }
    if (!form.isText() && Terminal.isInteractive()) {
      throw new ParameterException(
          spec.commandLine(), "Bytes would upset the terminal: --hex, --base64, or '> FILE'");
    }
    TpmConnection connection = TpmConnection.of(TpmSettings.of(tpm.tcti()));
    try {
      for (int done = 0; done < count; done += PART_BYTES) {
        write(connection.inUse(), Math.min(PART_BYTES, count - done));
      }
    } finally {
      connection.close();
    }
    if (form.isText()) {
      output.write(System.lineSeparator().getBytes(StandardCharsets.US_ASCII));
    }
    output.flush();
    return ExitStatus.DONE;
  }

  private void write(FamilyTpm used, int size) throws IOException {
    try (SecretBytes bytes = used.random(size)) {
      byte[] encoded = form.encode(bytes.borrow());
      output.write(encoded);
      if (form.isText()) {
        Arrays.fill(encoded, (byte) 0);
      }
    }
  }
}
