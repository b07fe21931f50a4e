package io.github.tpm4j.cli;

import io.github.tpm4j.cli.doctor.Doctor;
import io.github.tpm4j.cli.eventlog.EventLog;
import io.github.tpm4j.cli.look.Info;
import io.github.tpm4j.cli.nv.NvCommands;
import io.github.tpm4j.cli.pcr.PcrCommands;
import io.github.tpm4j.cli.random.RandomBytes;
import io.github.tpm4j.cli.seal.Seal;
import io.github.tpm4j.cli.seal.Unseal;
import io.github.tpm4j.cli.serve.Serve;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The {@code tpm4j} command. Each sub-command is a class of its own, listed here.
 *
 * <p>Ends with one of {@link ExitStatus}.
 */
@Command(
    name = "tpm4j",
    description = "Looks at and uses any TPM 2.0, and serves the bundled one.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    usageHelpAutoWidth = true)
public final class Tpm4j {
  private static final String LOG_FORMAT = "java.util.logging.SimpleFormatter.format";

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "When the command fails, print where in the program it failed.")
  private boolean stackTrace;

  private Tpm4j() {}

  /** The sub-commands, in the order of the help. */
  private static List<Class<?>> commands() {
    return List.of(
        Info.class,
        Doctor.class,
        RandomBytes.class,
        PcrCommands.class,
        EventLog.class,
        Seal.class,
        Unseal.class,
        NvCommands.class,
        Serve.class,
        JavaSecurity.class,
        Completion.class,
        Version.class);
  }

  /** The command line, ready to execute; its streams may be replaced by the caller. */
  public static CommandLine commandLine() {
    return commandLine(commands());
  }

  /**
   * The command line for these arguments: where the first one is a sub-command, the others are not
   * made ready, which would make each start later.
   */
  private static CommandLine commandLineFor(String... arguments) {
    String first = arguments.length == 0 ? "" : arguments[0];
    List<Class<?>> named =
        commands().stream()
            .filter(command -> command.getAnnotation(Command.class).name().equals(first))
            .toList();
    return named.isEmpty() ? commandLine() : commandLine(named);
  }

  private static CommandLine commandLine(List<Class<?>> commands) {
    Tpm4j tpm4j = new Tpm4j();
    CommandLine line = new CommandLine(tpm4j);
    commands.forEach(line::addSubcommand);
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((wrong, arguments) -> Failure.refuse(wrong))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> Failure.report(failure, command, tpm4j.stackTrace));
  }

  /** Runs the command named by the arguments and ends the JVM with its exit status. */
  public static void main(String[] arguments) {
    if (System.getProperty(LOG_FORMAT) == null) {
      // One line, as it stands among what commands print.
      System.setProperty(LOG_FORMAT, "tpm4j: %4$s: %5$s%n");
    }
    System.exit(commandLineFor(arguments).execute(arguments));
  }
}
