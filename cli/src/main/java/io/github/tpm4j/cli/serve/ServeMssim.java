package io.github.tpm4j.cli.serve;

import io.github.tpm4j.engine.server.ServerAddress;
import io.github.tpm4j.engine.server.mssim.MssimServer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tpm4j serve mssim}. */
@Command(
    name = "mssim",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    description = {
      "Serves the bundled TPM by the protocol of Microsoft's TPM simulator.",
      "Clients reach it as mssim:host=127.0.0.1,port=PORT. The next port switches power,"
          + " cancel and physical presence.",
      "Prints one line that begins with 'ready' once it listens. At SIGTERM it saves the TPM's"
          + " state, as TPM2_Shutdown(STATE) does, and ends."
    })
final class ServeMssim implements Callable<Integer> {
  @Option(
      names = "--port",
      required = true,
      description = "The port for commands, whose next one is for the platform; 0: any two.")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = ServerAddress.LOOPBACK,
      description =
          "The address to listen at. Whoever reaches it has the whole TPM; there is no"
              + " authentication. Default: ${DEFAULT-VALUE}.")
  private String bind;

  @Mixin private StateOptions state;
  @Mixin private ProfileOptions profile;
  @Mixin private StartupOption startup;
  @Mixin private WaitingOptions waiting;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    ServerAddress.Tcp address = new ServerAddress.Tcp(bind, port);
    new ServedEngine(state, profile.profile(), waiting, spec.commandLine().getOut())
        .serve(platform -> MssimServer.listen(platform, address), startup::apply);
    return 0;
  }
}
