package io.github.tpm4j.cli.fleet;

import io.github.tpm4j.cli.ExitStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tpm4j fleet add}. */
@Command(
    name = "add",
    description = "Adds a TPM to a fleet, or serves one again that was removed.",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class FleetAdd implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private FleetOption fleet;

  @Parameters(paramLabel = "NAME", description = "The name of the TPM, such as vm1.")
  private String name;

  @Option(names = "--user", paramLabel = "USER", description = "Who shall own its sockets.")
  private Optional<String> user;

  @Option(names = "--group", paramLabel = "GROUP", description = "The group of its sockets.")
  private Optional<String> group;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "600",
      description = "The permissions of its sockets. Default: ${DEFAULT-VALUE}.")
  private String mode;

  @Option(
      names = "--startup",
      paramLabel = "off|clear|state",
      defaultValue = "off",
      description =
          "What it is given before its first client comes: power and TPM2_Startup of that kind, for"
              + " tpm2-tools and others; or nothing, for QEMU. Default: ${DEFAULT-VALUE}.")
  private FleetStartup startup;

  @Option(
      names = "--tpm12",
      description =
          "A TPM 1.2 instead of a TPM 2.0. It is made without endorsement key and certificates.")
  private boolean isTpm12;

  @Override
  public Integer call() throws IOException {
    MemberFolder member = fleet.member(name);
    MemberFamily family = isTpm12 ? MemberFamily.TPM_1_2 : MemberFamily.TPM_2_0;
    MemberSettings settings =
        new MemberSettings(family, user, group, MemberSettings.mode(mode), startup);
    family.requireNoOther(member.directory());
    if (Files.exists(member.directory())) {
      addAgain(member, settings);
    } else {
      make(member, settings);
    }
    if (!fleet.await(member::isServed)) {
      throw new IOException(name + " is there, and not served: see " + member.log());
    }
    PrintWriter out = command.commandLine().getOut();
    out.println("swtpm:path=" + member.data());
    out.flush();
    return ExitStatus.DONE;
  }

  private void addAgain(MemberFolder member, MemberSettings settings) throws IOException {
    if (!member.isStopped()) {
      throw new IOException("There is a TPM " + name + " already");
    }
    prepare(member.directory(), settings);
    Files.delete(member.stopped());
  }

  /** In one step, as it is served when it is seen. */
  private void make(MemberFolder member, MemberSettings settings) throws IOException {
    Path fleetFolder = fleet.folder().directory();
    Files.createDirectories(fleetFolder);
    Path fresh = Files.createTempDirectory(fleetFolder, ".new");
    prepare(fresh, settings);
    Files.move(fresh, member.directory(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Others than this user must find their way to the sockets, and see nothing else. */
  private static void prepare(Path directory, MemberSettings settings) throws IOException {
    boolean isForOthers =
        settings.user().isPresent() || settings.group().isPresent() || (settings.mode() & 077) != 0;
    Files.setPosixFilePermissions(
        directory, PosixFilePermissions.fromString(isForOthers ? "rwx--x--x" : "rwx------"));
    settings.write(directory.resolve("settings"));
  }
}
