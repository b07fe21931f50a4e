package io.github.tpm4j.cli.pcr;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.output.Json;
import io.github.tpm4j.cli.output.JsonOption;
import io.github.tpm4j.cli.tpm.TpmOption;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tpm4j pcr predict}: what a PCR would hold. */
@Command(
    name = "predict",
    description =
        "Prints what a PCR would hold once something were extended, for a policy that is to fit"
            + " then. The PCR keeps its value.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:printed",
      "1:there is no TPM, it does not have the PCR, or a file could not be read",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
final class PcrPredict implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private TpmOption tpm;
  @Mixin private JsonOption json;
  @Mixin private Measurements measurements;

  @Parameters(paramLabel = "PCR", description = "The number of the PCR, 0 to 23.")
  private String pcr;

  @Option(
      names = "--bank",
      defaultValue = "sha256",
      paramLabel = "BANK",
      description = "The bank. Default: ${DEFAULT-VALUE}.")
  private String bank;

  @Option(
      names = "--from",
      paramLabel = "HEX|zero",
      description = "What the PCR holds before; without it, what it holds now in the TPM.")
  private String from;

  @Override
  public Integer call() throws IOException {
    try {
      TpmAlg alg = PcrText.bank(bank);
      int number = PcrText.number(pcr);
      Iterable<Bytes> digests = measurements.all(alg);
      Bytes value = before(alg, number);
      for (Bytes digest : digests) {
        value = Digests.of(HashAlg.of(alg), value, digest);
      }
      print(alg, number, value);
      return ExitStatus.DONE;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private Bytes before(TpmAlg alg, int number) throws IOException {
    int size = HashAlg.of(alg).digestBytes();
    if (from == null) {
      TpmlPcrSelection wanted = new TpmlPcrSelection(List.of(TpmsPcrSelection.of(alg, number)));
      return tpm.useDevice(
              device -> device.readPcr(wanted), client -> new Tpm12Pcrs(client).read(wanted))
          .of(new Pcr(alg, number));
    }
    if (from.equals("zero")) {
      return Bytes.adopt(new byte[size]);
    }
    if (!from.matches("([0-9A-Fa-f]{2}){" + size + "}")) {
      throw new IllegalArgumentException(
          "--from must be 'zero', or " + 2 * size + " hexadecimal digits");
    }
    return Bytes.ofHex(from);
  }

  private void print(TpmAlg alg, int number, Bytes value) throws IOException {
    if (json.isSet()) {
      Json.object(
          spec.commandLine().getOut(),
          generator -> {
            generator.writeObjectFieldStart(PcrText.name(alg));
            generator.writeStringField(Integer.toString(number), value.toHex());
            generator.writeEndObject();
          });
    } else {
      spec.commandLine().getOut().println(value.toHex());
    }
  }
}
