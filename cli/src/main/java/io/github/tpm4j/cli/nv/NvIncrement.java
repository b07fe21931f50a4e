package io.github.tpm4j.cli.nv;

import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.device.TpmNv;
import picocli.CommandLine.Command;

/** {@code tpm4j nv increment}: a counter moves on by one. */
@Command(
    name = "increment",
    description = "Adds one to a counter, for good, and prints its value.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:incremented",
      "1:not incremented, or not read afterwards: there is no TPM, or it refused",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
final class NvIncrement extends NvCommand {

  @Override
  int ownerBit() {
    return TpmaNv.OWNERWRITE;
  }

  @Override
  void run(TpmNv nv) {
    nv.increment();
    spec.commandLine().getOut().println(Long.toUnsignedString(nv.counter()));
  }
}
