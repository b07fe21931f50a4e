package io.github.tpm4j.cli.pcr;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.output.Confirmation;
import io.github.tpm4j.cli.tpm.TpmOption;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tpm4j pcr extend}: measures something into a PCR. */
@Command(
    name = "extend",
    description = {
      "Extends a PCR.",
      "What is bound to its value cannot be used any more until the TPM is"
          + " restarted, and so this is asked for first on a terminal, and needs --yes elsewhere.",
      "PCR 16 and 23, which programs may reset, are extended without asking."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:extended",
      "1:not extended: there is no TPM, it refused, or nobody said yes",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
final class PcrExtend implements Callable<Integer> {
  /** Debug and Application Support (PC Client Platform TPM Profile, 4.7). */
  private static final List<Integer> RESETTABLE = List.of(16, 23);

  @Spec private CommandSpec spec;
  @Mixin private TpmOption tpm;
  @Mixin private Measurements measurements;
  @Mixin private Confirmation confirmation;

  @Parameters(paramLabel = "PCR", description = "The number of the PCR, 0 to 23.")
  private String pcr;

  @Override
  public Integer call() throws IOException {
    try {
      int number = PcrText.number(pcr);
      if (!isWanted(number)) {
        return ExitStatus.FAILED;
      }
      extend(number);
      return ExitStatus.DONE;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private boolean isWanted(int number) {
    return RESETTABLE.contains(number)
        || confirmation.isGiven(
            "PCR " + number + " keeps its value until the TPM is restarted",
            "Extend PCR " + number + "?");
  }

  private void extend(int number) throws IOException {
    tpm.useDevice(
        device -> {
          device.extendPcr(number, digests(number, device.capabilities().pcrBanks()));
          return true;
        },
        client -> {
          Tpm12Pcrs pcrs = new Tpm12Pcrs(client);
          pcrs.extend(number, digests(number, pcrs.all()));
          return true;
        });
  }

  private Map<TpmAlg, Bytes> digests(int number, TpmlPcrSelection pcrs) throws IOException {
    List<TpmAlg> banks =
        pcrs.pcrSelections().stream()
            .filter(bank -> bank.select().has(number))
            .map(TpmsPcrSelection::hash)
            .toList();
    Map<TpmAlg, Bytes> digests = measurements.one(banks);
    for (TpmAlg bank : digests.keySet()) {
      if (!banks.contains(bank)) {
        throw new IllegalArgumentException(
            "The TPM has no PCR " + number + " in the bank " + PcrText.name(bank));
      }
    }
    return digests;
  }
}
