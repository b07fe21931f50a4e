package io.github.tpm4j.cli.nv;

import io.github.tpm4j.cli.output.BytesInput;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.device.TpmNv;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tpm4j nv extend}: a digest of all that was ever put in. */
@Command(
    name = "extend",
    description = "Extends an NV Index of the type extend, as PCR are, and prints its digest.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:extended",
      "1:not extended, or not read afterwards: there is no TPM, or it refused",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
final class NvExtend extends NvCommand {
  @Mixin private BytesInput input;

  @Override
  int ownerBit() {
    return TpmaNv.OWNERWRITE;
  }

  @Override
  void run(TpmNv nv) throws IOException {
    nv.extend(input.read());
    spec.commandLine().getOut().println(nv.read().toHex());
  }
}
