package io.github.tpm4j.cli.eventlog;

import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.eventlog.ReplayedLog;
import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.output.Json;
import io.github.tpm4j.cli.output.JsonOption;
import io.github.tpm4j.cli.output.Page;
import io.github.tpm4j.cli.tpm.AlgorithmNames;
import io.github.tpm4j.cli.tpm.TpmOption;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.pcr.PcrSelections;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tpm4j eventlog}: what was measured, and whether the PCR are of it. */
@Command(
    name = "eventlog",
    description = {
      "Shows an event log: of the firmware, of IMA, or canonical (TLV, JSON as systemd writes it).",
      "With --replay the PCR of the TPM are read, and it is said whether the events led to them."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:shown; with --replay, the PCR are of this log",
      "1:the file is no log, could not be read, or there is no TPM",
      "2:the command line is wrong",
      "3:with --replay, the PCR are not of this log"
    },
    usageHelpAutoWidth = true)
public final class EventLog implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private TpmOption tpm;
  @Mixin private JsonOption json;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "/sys/kernel/security/tpm0/binary_bios_measurements",
      description = "The log; default: ${DEFAULT-VALUE}, which root can read.")
  private Path file;

  @Option(names = "--tree", description = "Show the events below their PCR, with their digests.")
  private boolean tree;

  @Option(names = "--values", description = "Show what the PCR hold after these events.")
  private boolean values;

  @Option(names = "--replay", description = "Compare with the PCR of the TPM.")
  private boolean replay;

  @Option(
      names = "--bank",
      defaultValue = "sha256",
      paramLabel = "BANK",
      description = "The bank of digests and values. Default: ${DEFAULT-VALUE}.")
  private String bankName;

  @Override
  public Integer call() throws IOException, RefusedException {
    HashAlg bank = bank();
    LogFile log = LogFile.read(file);
    Optional<Verdict<ReplayedLog>> verdict =
        replay ? Optional.of(replayed(log, bank)) : Optional.empty();
    PrintWriter out = spec.commandLine().getOut();
    if (json.isSet()) {
      Json.object(out, new EventLogJson(log, bank, verdict));
    } else {
      EventLogPage page = new EventLogPage(Page.to(out), log, bank);
      page.print(tree, values);
      verdict.ifPresent(page::verdict);
      out.flush();
    }
    return verdict.map(Verdict::isAccepted).orElse(true) ? ExitStatus.DONE : ExitStatus.FOUND;
  }

  private HashAlg bank() {
    return AlgorithmNames.find(bankName)
        .flatMap(HashAlg::find)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(), "'" + bankName + "' is no hash of a bank"));
  }

  private Verdict<ReplayedLog> replayed(LogFile log, HashAlg bank) throws IOException {
    int[] pcrs = log.values(bank).keySet().stream().mapToInt(Pcr::number).sorted().toArray();
    try (TpmDevice device = TpmDevice.open(tpm.tcti())) {
      return log.against(device.readPcr(PcrSelections.of(bank.alg(), pcrs)).values());
    }
  }
}
