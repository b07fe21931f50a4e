package io.github.tpm4j.cli.serve;

import io.github.tpm4j.engine.server.ServerAddress;
import io.github.tpm4j.engine.server.swtpm.SwtpmServer;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code tpm4j serve swtpm}. */
@Command(
    name = "swtpm",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    description = {
      "Serves the bundled TPM by swtpm's protocol, to whatever works with"
          + " 'swtpm socket --tpm2'.",
      "Clients reach it as swtpm:host=127.0.0.1,port=PORT (the control channel then has to be at"
          + " the next port) or swtpm:path=PATH (with control at PATH.ctrl). QEMU needs only --ctrl"
          + " unix:PATH and brings the data channel itself: -chardev socket,id=c,path=PATH"
          + " -tpmdev emulator,id=t,chardev=c -device tpm-crb,tpmdev=t",
      "Without --startup, the TPM is off until a client of the control channel sends CMD_INIT,"
          + " as 'swtpm_ioctl -i' and QEMU do. swtpm's --flags not-need-init is --startup none;"
          + " with startup-clear or startup-state, it is --startup clear or state.",
      "Prints one line that begins with 'ready' once it listens. At SIGTERM and CMD_SHUTDOWN it"
          + " saves the TPM's state, as TPM2_Shutdown(STATE) does, and ends."
    })
final class ServeSwtpm implements Callable<Integer> {
  @Option(
      names = "--server",
      paramLabel = "tcp:PORT|unix:PATH",
      converter = AddressConverter.class,
      description =
          "The data channel, for commands. tcp:HOST:PORT listens elsewhere than on the loopback"
              + " interface: whoever reaches it has the whole TPM. Port 0: any that is free.")
  private ServerAddress server;

  @Option(
      names = "--ctrl",
      paramLabel = "tcp:PORT|unix:PATH",
      converter = AddressConverter.class,
      description = "The control channel, for power, locality, state and more.")
  private ServerAddress control;

  @Mixin private StateOptions state;
  @Mixin private ProfileOptions profile;
  @Mixin private StartupOption startup;
  @Mixin private WaitingOptions waiting;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (server == null && control == null) {
      throw new ParameterException(
          spec.commandLine(), "Nobody could reach the TPM: name --server, --ctrl or both");
    }
    if (control == null && !startup.isGiven()) {
      throw new ParameterException(
          spec.commandLine(), "Without --ctrl nobody could power the TPM on: name --startup");
    }
    new ServedEngine(state, profile.profile(), waiting, spec.commandLine().getOut())
        .serve(
            platform ->
                SwtpmServer.listen(
                    platform, Optional.ofNullable(server), Optional.ofNullable(control)),
            platform -> {
              if (startup.isGiven()) {
                startup.apply(platform);
              }
            });
    return 0;
  }

  /** Reads an address, and refuses it in words. */
  static final class AddressConverter implements ITypeConverter<ServerAddress> {
    @Override
    public ServerAddress convert(String text) {
      try {
        return ServerAddress.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
