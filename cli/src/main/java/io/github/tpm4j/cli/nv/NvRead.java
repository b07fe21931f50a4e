package io.github.tpm4j.cli.nv;

import io.github.tpm4j.cli.output.BytesOutput;
import io.github.tpm4j.keystore.tpm12.Tpm12Nv;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.device.TpmNv;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tpm4j nv read}: what an NV Index holds. */
@Command(
    name = "read",
    description = "Writes what an NV Index holds; a counter, bits and a PIN as 8 bytes.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:written",
      "1:there is no TPM, or it does not give the data",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
final class NvRead extends NvCommand {
  @Mixin private BytesOutput output;

  @Option(
      names = "--offset",
      paramLabel = "BYTES",
      defaultValue = "0",
      description = "Where to begin. Default: ${DEFAULT-VALUE}.")
  private int offset;

  @Option(
      names = "--size",
      paramLabel = "BYTES",
      description = "How many bytes. Without it, all that follow.")
  private Integer size;

  @Override
  int ownerBit() {
    return TpmaNv.OWNERREAD;
  }

  @Override
  void check() {
    if (offset < 0 || size != null && size < 0) {
      throw new IllegalArgumentException("--offset and --size must be 0 or more");
    }
    output.check();
  }

  @Override
  void run(TpmNv nv) throws IOException {
    int length = length(nv.publicArea().dataSize());
    output.write(nv.read(offset, length).borrow());
  }

  @Override
  void run(Tpm12Nv nv) throws IOException {
    output.write(nv.read(offset, length(nv.publicArea().dataSizeBytes())));
  }

  private int length(int all) {
    int length = size == null ? all - offset : size;
    if (length < 0) {
      throw new IllegalArgumentException("--offset is behind the end of the data");
    }
    return length;
  }
}
