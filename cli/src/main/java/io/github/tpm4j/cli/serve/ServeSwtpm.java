package io.github.tpm4j.cli.serve;

import io.github.tpm4j.cli.HelpOptions;
import io.github.tpm4j.cli.swtpm.SwtpmSourceOptions;
import io.github.tpm4j.engine.server.ServerAddress;
import io.github.tpm4j.engine.server.swtpm.SwtpmServer;
import io.github.tpm4j.engine.store.StateProtection;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** {@code tpm4j serve swtpm}. */
final class ServeSwtpm implements Callable<Integer> {
  private final CommandSpec command = CommandSpec.wrapWithoutInspection(this);

  private final OptionSpec server =
      address("--server")
          .description(
              "The data channel, for commands. tcp:HOST:PORT listens elsewhere than on the"
                  + " loopback interface: whoever reaches it has the whole TPM. Port 0: any that"
                  + " is free.")
          .build();

  private final OptionSpec control =
      address("--ctrl")
          .description("The control channel, for power, locality, state and more.")
          .build();

  private final OptionSpec tpm12 =
      OptionSpec.builder("--tpm12")
          .type(boolean.class)
          .arity("0")
          .description(
              "A TPM 1.2 instead of a TPM 2.0, as 'swtpm socket' without --tpm2. It has no profile"
                  + " and is made without endorsement key and certificates.")
          .build();

  private final StateOptions state = new StateOptions(command);
  private final SwtpmSourceOptions source = new SwtpmSourceOptions(command, false);
  private final ProtectionOptions migration =
      new ProtectionOptions(
          command,
          "--migration",
          "state on the control channel (swtpm_ioctl --save and --load, a guest's migration)");
  private final ProfileOptions profile = new ProfileOptions(command);
  private final StartupOption startup = new StartupOption(command);
  private final WaitingOptions waiting = new WaitingOptions(command);

  private ServeSwtpm() {
    HelpOptions.addTo(command);
    command.addOption(server).addOption(control).addOption(tpm12);
    command
        .usageMessage()
        .description(
            "Serves the bundled TPM by swtpm's protocol, to whatever works with"
                + " 'swtpm socket --tpm2'.",
            "Clients reach it as swtpm:host=127.0.0.1,port=PORT (the control channel then has to"
                + " be at the next port) or swtpm:path=PATH (with control at PATH.ctrl). QEMU"
                + " needs only --ctrl unix:PATH and brings the data channel itself: -chardev"
                + " socket,id=c,path=PATH -tpmdev emulator,id=t,chardev=c -device tpm-crb,tpmdev=t",
            "Without --startup, the TPM is off until a client of the control channel sends"
                + " CMD_INIT, as 'swtpm_ioctl -i' and QEMU do. swtpm's --flags not-need-init is"
                + " --startup none; with startup-clear or startup-state, it is --startup clear or"
                + " state.",
            "Prints one line that begins with 'ready' once it listens. At SIGTERM and CMD_SHUTDOWN"
                + " it saves the TPM's state, as TPM2_Shutdown(STATE) does, and ends.");
  }

  private static OptionSpec.Builder address(String name) {
    return OptionSpec.builder(name)
        .type(ServerAddress.class)
        .paramLabel("tcp:PORT|unix:PATH")
        .converters(new AddressConverter());
  }

  static CommandLine commandLine() {
    return new CommandLine(new ServeSwtpm().command);
  }

  @Override
  public Integer call() throws Exception {
    Optional<ServerAddress> data = Optional.ofNullable(server.getValue());
    Optional<ServerAddress> platform = Optional.ofNullable(control.getValue());
    if (data.isEmpty() && platform.isEmpty()) {
      throw new ParameterException(
          command.commandLine(), "Nobody could reach the TPM: name --server, --ctrl or both");
    }
    if (platform.isEmpty() && !startup.isGiven()) {
      throw new ParameterException(
          command.commandLine(), "Without --ctrl nobody could power the TPM on: name --startup");
    }
    try (StateProtection key = migration.protection()) {
      new ServedEngine(chosen(), waiting.chosen(), command.commandLine().getOut())
          .migratingWith(key)
          .serve(tpm -> SwtpmServer.listen(tpm, data, platform), startup::applyIfGiven);
    }
    return 0;
  }

  private BundledTpm chosen() {
    if (!Boolean.TRUE.equals(tpm12.getValue())) {
      return new BundledTpm2(state, source, profile.profile());
    }
    if (source.isGiven()) {
      throw new ParameterException(
          command.commandLine(), "A TPM 1.2 of swtpm is not taken over: start a new one");
    }
    return new BundledTpm12(state);
  }

  /** Reads an address, and refuses it in words. */
  private static final class AddressConverter implements ITypeConverter<ServerAddress> {
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
