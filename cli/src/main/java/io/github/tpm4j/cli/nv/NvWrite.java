package io.github.tpm4j.cli.nv;

import io.github.tpm4j.cli.output.BytesInput;
import io.github.tpm4j.keystore.tpm12.Tpm12Nv;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.device.TpmNv;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tpm4j nv write}: data into an NV Index. */
@Command(
    name = "write",
    description = "Writes data into an NV Index of the type ordinary.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:written",
      "1:not written: there is no TPM, or it refused",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
final class NvWrite extends NvCommand {
  @Mixin private BytesInput input;

  @Option(
      names = "--offset",
      paramLabel = "BYTES",
      defaultValue = "0",
      description = "Where to begin. Default: ${DEFAULT-VALUE}.")
  private int offset;

  @Override
  int ownerBit() {
    return TpmaNv.OWNERWRITE;
  }

  @Override
  void check() {
    if (offset < 0) {
      throw new IllegalArgumentException("--offset must be 0 or more");
    }
  }

  @Override
  void run(TpmNv nv) throws IOException {
    nv.write(offset, input.read());
  }

  @Override
  void run(Tpm12Nv nv) throws IOException {
    nv.write(offset, input.read().toByteArray());
  }
}
