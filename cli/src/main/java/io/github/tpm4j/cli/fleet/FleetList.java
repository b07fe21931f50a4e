package io.github.tpm4j.cli.fleet;

import io.github.tpm4j.cli.ExitStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tpm4j fleet list}. */
@Command(
    name = "list",
    description = {
      "Lists the TPMs of a fleet: the name of each, and 'served', 'stopped', 'failed' with the reason,"
          + " or 'idle' where no process serves the folder."
    },
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class FleetList implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private FleetOption fleet;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = command.commandLine().getOut();
    boolean isServed = fleet.isServed();
    for (String name : fleet.folder().names()) {
      out.println(name + " " + state(fleet.member(name), isServed));
    }
    out.flush();
    return ExitStatus.DONE;
  }

  private static String state(MemberFolder member, boolean isFleetServed) throws IOException {
    if (member.isStopped()) {
      return "stopped";
    }
    if (!isFleetServed) {
      return "idle";
    }
    return member.isServed() ? "served" : "failed " + lastLine(member);
  }

  private static String lastLine(MemberFolder member) throws IOException {
    List<String> lines = Files.exists(member.log()) ? Files.readAllLines(member.log()) : List.of();
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }
}
