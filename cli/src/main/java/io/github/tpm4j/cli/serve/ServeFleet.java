package io.github.tpm4j.cli.serve;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.HelpOptions;
import io.github.tpm4j.cli.fleet.Fleet;
import io.github.tpm4j.cli.fleet.FleetSettings;
import io.github.tpm4j.engine.store.Durability;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** {@code tpm4j serve fleet}. */
final class ServeFleet implements Callable<Integer> {
  private final CommandSpec command = CommandSpec.wrapWithoutInspection(this);

  private final OptionSpec directory =
      path("--dir")
          .required(true)
          .description(
              "The folder, with a folder for each TPM. Each has its state, its sockets 'tpm' and"
                  + " 'tpm.ctrl', and a log.")
          .build();

  private final OptionSpec keys =
      path("--keys")
          .description(
              "Where the keys are that encrypt the states, a file for each TPM by its name. A new"
                  + " TPM gets one. Default: '.keys' in the folder, which protects only copies of"
                  + " single states.")
          .build();

  private final OptionSpec most =
      OptionSpec.builder("--most")
          .type(int.class)
          .paramLabel("COUNT")
          .defaultValue("1000")
          .description("How many TPMs are served at the most. Default: ${DEFAULT-VALUE}.")
          .build();

  private final ProfileOptions profile;
  private final EkCertificatesOption certificates;

  private ServeFleet() {
    HelpOptions.addTo(command);
    command.addOption(directory).addOption(keys).addOption(most);
    profile = new ProfileOptions(command);
    certificates = new EkCertificatesOption(command);
    command
        .usageMessage()
        .description(
            "Serves many TPMs by swtpm's protocol: one for each folder in a folder, also for those"
                + " that appear later ('tpm4j fleet add'). A TPM takes no memory before its first"
                + " client comes, nor after its CMD_SHUTDOWN.",
            "Clients reach one as swtpm:path=DIR/NAME/tpm, QEMU by DIR/NAME/tpm.ctrl.",
            "Prints one line that begins with 'ready' once it listens. At SIGTERM it saves all"
                + " states, as TPM2_Shutdown(STATE) does, and ends.");
  }

  private static OptionSpec.Builder path(String name) {
    return OptionSpec.builder(name).type(Path.class).paramLabel("DIR");
  }

  static CommandLine commandLine() {
    return new CommandLine(new ServeFleet().command);
  }

  @Override
  public Integer call() throws Exception {
    int count = most.<Integer>getValue();
    if (count < 1) {
      throw new ParameterException(command.commandLine(), "--most must be 1 or more");
    }
    Path folder = directory.<Path>getValue().toAbsolutePath();
    FleetSettings settings =
        new FleetSettings(
            folder,
            keys.getValue(),
            count,
            profile.profile(),
            Durability.POWER_LOSS,
            certificates::in);
    PrintWriter out = command.commandLine().getOut();
    Fleet fleet = new Fleet(settings, command.commandLine().getErr());
    CountDownLatch saved = new CountDownLatch(1);
    OrderlyEnd.atSignal(fleet::requestEnd, saved);
    try {
      fleet.serve(
          () -> {
            out.println("ready " + folder);
            out.flush();
          });
      return ExitStatus.DONE;
    } finally {
      saved.countDown();
    }
  }
}
