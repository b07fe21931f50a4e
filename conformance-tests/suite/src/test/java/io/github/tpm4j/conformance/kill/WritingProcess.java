package io.github.tpm4j.conformance.kill;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmSu;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Has the TPM in its own process. Prints what it finds, then makes changes without end, and prints
 * a line once each is acknowledged.
 */
final class WritingProcess {
  private WritingProcess() {}

  /**
   * Arguments: the TCTI string; the seed; the number of the first change, 0 to set up only; the
   * numbers that ownerAuth may be.
   */
  public static void main(String[] arguments) throws Exception {
    long seed = Long.parseLong(arguments[1]);
    long first = Long.parseLong(arguments[2]);
    long[] ownerAuths = Arrays.stream(arguments).skip(3).mapToLong(Long::parseLong).toArray();
    try (Transport transport = Transports.open(arguments[0]);
        FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
      TpmUnderTest tpm = new TpmUnderTest(transport);
      tpm.run(new Startup.Request(TpmSu.CLEAR));
      if (first == 0) {
        new Setup(tpm).run();
      }
      Ledger ledger = new Inspector(tpm).look(ownerAuths);
      print(ledger.encode(), out);
      if (first != 0) {
        write(new Writer(tpm), seed, first, ledger, out);
      }
    }
  }

  private static void write(
      Writer writer, long seed, long first, Ledger found, FileOutputStream out) throws IOException {
    Ledger ledger = found;
    for (long number = first; ; number++) {
      Change change = Change.of(seed, number, ledger);
      writer.make(change, ledger);
      print(Long.toString(number), out);
      ledger = change.after(ledger);
    }
  }

  /** In one write: a line is there or it is not. */
  private static void print(String line, FileOutputStream out) throws IOException {
    out.write((line + "\n").getBytes(US_ASCII));
  }
}
