package io.github.tpm4j.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tpm4j completion}: a script by which a shell completes our command lines. */
@Command(
    name = "completion",
    description = "Prints a script by which a shell completes the command lines of tpm4j.",
    mixinStandardHelpOptions = true,
    footer = {
      "%nFor instance, in ~/.bashrc or ~/.zshrc (after compinit):",
      "  source <(tpm4j completion bash)",
      "  source <(tpm4j completion zsh)"
    },
    usageHelpAutoWidth = true)
final class Completion implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /** The shells; their names are those of the command line. */
  enum Shell {
    BASH,
    ZSH
  }

  @Parameters(paramLabel = "bash|zsh", description = "The shell.")
  private Shell shell;

  @Override
  public Integer call() {
    CommandLine tpm4j = Tpm4j.commandLine();
    String script = AutoComplete.bash(tpm4j.getCommandName(), tpm4j);
    // The same script: in zsh it begins with bashcompinit, which needs compinit.
    String start = shell == Shell.ZSH ? "autoload -Uz compinit && compinit -u\n" : "";
    spec.commandLine().getOut().print(start + script);
    spec.commandLine().getOut().flush();
    return ExitStatus.DONE;
  }
}
