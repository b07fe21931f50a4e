package io.github.tpm4j.cli.serve;

import io.github.tpm4j.cli.HelpOptions;
import io.github.tpm4j.cli.swtpm.SwtpmSourceOptions;
import io.github.tpm4j.engine.server.ServerAddress;
import io.github.tpm4j.engine.server.mssim.MssimServer;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code tpm4j serve mssim}. */
final class ServeMssim implements Callable<Integer> {
  private final CommandSpec command = CommandSpec.wrapWithoutInspection(this);

  private final OptionSpec port =
      OptionSpec.builder("--port")
          .type(int.class)
          .required(true)
          .paramLabel("<port>")
          .description("The port for commands, whose next one is for the platform; 0: any two.")
          .build();

  private final OptionSpec bind =
      OptionSpec.builder("--bind")
          .type(String.class)
          .paramLabel("ADDRESS")
          .defaultValue(ServerAddress.LOOPBACK)
          .description(
              "The address to listen at. Whoever reaches it has the whole TPM; there is no"
                  + " authentication. Default: ${DEFAULT-VALUE}.")
          .build();

  private final StateOptions state = new StateOptions(command);
  private final SwtpmSourceOptions source = new SwtpmSourceOptions(command, false);
  private final ProfileOptions profile = new ProfileOptions(command);
  private final StartupOption startup = new StartupOption(command);
  private final WaitingOptions waiting = new WaitingOptions(command);

  private ServeMssim() {
    HelpOptions.addTo(command);
    command.addOption(port).addOption(bind);
    command
        .usageMessage()
        .description(
            "Serves the bundled TPM by the protocol of Microsoft's TPM simulator.",
            "Clients reach it as mssim:host=127.0.0.1,port=PORT. The next port switches power,"
                + " cancel and physical presence.",
            "Prints one line that begins with 'ready' once it listens. At SIGTERM it saves the"
                + " TPM's state, as TPM2_Shutdown(STATE) does, and ends.");
  }

  static CommandLine commandLine() {
    return new CommandLine(new ServeMssim().command);
  }

  @Override
  public Integer call() throws Exception {
    ServerAddress.Tcp address = new ServerAddress.Tcp(bind.getValue(), port.<Integer>getValue());
    BundledTpm tpm = new BundledTpm2(state, source, profile.profile());
    new ServedEngine(tpm, waiting.chosen(), command.commandLine().getOut())
        .serve(platform -> MssimServer.listen(platform, address), startup::apply);
    return 0;
  }
}
