package io.github.tpm4j.cli;

import io.github.tpm4j.cli.attestation.MakeQuote;
import io.github.tpm4j.cli.attestation.VerifyQuote;
import io.github.tpm4j.cli.doctor.Doctor;
import io.github.tpm4j.cli.ek.EkCommands;
import io.github.tpm4j.cli.eventlog.EventLog;
import io.github.tpm4j.cli.fleet.FleetCommands;
import io.github.tpm4j.cli.key.KeyCommands;
import io.github.tpm4j.cli.look.Info;
import io.github.tpm4j.cli.nv.NvCommands;
import io.github.tpm4j.cli.pcr.PcrCommands;
import io.github.tpm4j.cli.policy.PolicyCommands;
import io.github.tpm4j.cli.random.RandomBytes;
import io.github.tpm4j.cli.seal.Seal;
import io.github.tpm4j.cli.seal.Unseal;
import io.github.tpm4j.cli.serve.Serve;
import io.github.tpm4j.cli.store.Store;
import io.github.tpm4j.cli.swtpm.SwtpmCommands;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/**
 * The {@code tpm4j} command. Each sub-command is a class of its own, listed here.
 *
 * <p>Ends with one of {@link ExitStatus}.
 */
public final class Tpm4j {
  private static final String LOG_FORMAT = "java.util.logging.SimpleFormatter.format";

  private Tpm4j() {}

  /** The sub-commands, in the order of the help. */
  private static SubCommands commands() {
    return new SubCommands()
        .with("info", Info.class)
        .with("doctor", Doctor.class)
        .with("random", RandomBytes.class)
        .with("pcr", PcrCommands.class, PcrCommands.commands())
        .with("policy", PolicyCommands.class, PolicyCommands.commands())
        .with("eventlog", EventLog.class)
        .with("quote", MakeQuote.class)
        .with("verify", VerifyQuote.class)
        .with("seal", Seal.class)
        .with("unseal", Unseal.class)
        .with("key", KeyCommands.class, KeyCommands.commands())
        .with("store", Store.class)
        .with("ek", EkCommands.class, EkCommands.commands())
        .with("nv", NvCommands.class, NvCommands.commands())
        .with("serve", Serve::commandLine, Serve.protocols())
        .with("fleet", FleetCommands.class, FleetCommands.commands())
        .with("swtpm", SwtpmCommands.class, SwtpmCommands.commands())
        .with("java-security", JavaSecurity.class)
        .with("completion", Completion.class)
        .with("version", Version.class);
  }

  /** The command line, ready to execute; its streams may be replaced by the caller. */
  public static CommandLine commandLine() {
    return commandLineFor(List.of());
  }

  /** The command line for these arguments, without the commands that they leave aside. */
  static CommandLine commandLineFor(List<String> arguments) {
    CommandSpec command = CommandSpec.create().name("tpm4j").versionProvider(new Version());
    OptionSpec stackTrace =
        OptionSpec.builder("--stacktrace")
            .type(boolean.class)
            .scopeType(ScopeType.INHERIT)
            .description("When the command fails, print where in the program it failed.")
            .build();
    command.addOption(stackTrace);
    HelpOptions.addTo(command);
    command
        .usageMessage()
        .description("Looks at and uses any TPM 2.0, and serves the bundled one.")
        .synopsisSubcommandLabel("COMMAND");
    CommandLine line = new CommandLine(command);
    commands().addTo(line, arguments);
    Failure failure = new Failure(stackTrace);
    return line.registerConverter(Path.class, new PathConverter())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(failure)
        .setExecutionExceptionHandler(failure);
  }

  /** Runs the command named by the arguments and ends the JVM with its exit status. */
  public static void main(String[] arguments) {
    if (System.getProperty(LOG_FORMAT) == null) {
      // One line, as it stands among what commands print.
      System.setProperty(LOG_FORMAT, "tpm4j: %4$s: %5$s%n");
    }
    System.exit(commandLineFor(List.of(arguments)).execute(arguments));
  }
}
