package io.github.tpm4j.cli.nv;

import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.device.TpmNv;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tpm4j nv set-bits}: bits that are never cleared. */
@Command(
    name = "set-bits",
    description = "Sets bits of an NV Index of the type bits, for good, and prints all of them.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:set",
      "1:not set, or not read afterwards: there is no TPM, or it refused",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
final class NvSetBits extends NvCommand {
  private static final int LAST = 63;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "BIT",
      description = "Numbers of bits, from 0 for the least significant one to 63.")
  private List<Integer> bits;

  @Override
  int ownerBit() {
    return TpmaNv.OWNERWRITE;
  }

  @Override
  void check() {
    bits.stream()
        .filter(bit -> bit < 0 || bit > LAST)
        .findFirst()
        .ifPresent(
            bit -> {
              throw new IllegalArgumentException(bit + " is no bit: they are 0 to " + LAST);
            });
  }

  @Override
  void run(TpmNv nv) {
    nv.setBits(bits.stream().mapToLong(bit -> 1L << bit).reduce(0, (a, b) -> a | b));
    spec.commandLine().getOut().printf("%016x%n", nv.bits());
  }
}
