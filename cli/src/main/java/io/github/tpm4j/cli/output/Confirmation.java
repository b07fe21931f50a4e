package io.github.tpm4j.cli.output;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Asks a person before something is done that cannot be undone; programs say {@code --yes}. */
public final class Confirmation {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  /**
   * Whether it is to be done. Reports it on the error stream if it is not.
   *
   * @param consequence what cannot be undone, in a sentence without its end
   * @param question of yes or no, without its end
   * @throws ParameterException if there is nobody to ask
   */
  public boolean isGiven(String consequence, String question) {
    if (yes) {
      return true;
    }
    if (!Terminal.isInteractive()) {
      throw new ParameterException(command.commandLine(), consequence + ": --yes says you mean it");
    }
    String answer = System.console().readLine("%s. %s [y/N] ", consequence, question);
    boolean given = answer != null && answer.strip().equalsIgnoreCase("y");
    if (!given) {
      command.commandLine().getErr().println(command.qualifiedName() + ": not done");
    }
    return given;
  }
}
