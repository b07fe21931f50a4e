package io.github.tpm4j.cli.swtpm;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.HelpOptions;
import io.github.tpm4j.cli.serve.ProfileOptions;
import io.github.tpm4j.cli.serve.StateOptions;
import io.github.tpm4j.engine.libtpms.SwtpmImport;
import io.github.tpm4j.engine.store.StateStore;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** {@code tpm4j swtpm convert}. */
final class SwtpmConvert implements Callable<Integer> {
  private final CommandSpec command = CommandSpec.wrapWithoutInspection(this);
  private final SwtpmSourceOptions source = new SwtpmSourceOptions(command, true);
  private final StateOptions state = new StateOptions(command);
  private final ProfileOptions profile = new ProfileOptions(command);

  private SwtpmConvert() {
    HelpOptions.addTo(command);
    command
        .usageMessage()
        .description(
            "Makes a state of the bundled TPM of one that swtpm has kept (libtpms 0.6 to 0.10):"
                + " keys, NV, hierarchies, PCR banks, clock, counters and lockout. Primary keys"
                + " come out as there, so that endorsement keys fit their certificates and what is"
                + " sealed is unsealed.",
            "Use one of the two TPMs from then on, not both: counters would part.");
  }

  static CommandLine commandLine() {
    return new CommandLine(new SwtpmConvert().command);
  }

  @Override
  public Integer call() throws Exception {
    try (StateStore store = state.openAsSwtpm()) {
      SwtpmImport.Report report = source.into(store, profile.profile());
      TakenOverWords.printTaken(report, command.commandLine().getOut());
      return ExitStatus.DONE;
    }
  }
}
