package io.github.tpm4j.tss.error;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * What a TPM refused.
 *
 * @param command the command
 * @param rc the code, without the number of a software layer
 * @param meaning what the code says of this command
 * @param remedy what to do about it; empty if nothing can be advised
 */
public record Failure(CommandSpec<?, ?> command, TpmRc rc, String meaning, String remedy) {

  /** This failure with more to tell of its cause, and other advice. */
  public Failure explained(String newMeaning, String newRemedy) {
    return new Failure(command, rc, newMeaning, newRemedy);
  }

  /** The name of the handle, parameter or authorisation that the code names; empty for none. */
  public String place() {
    if (rc.parameterNumber() != 0) {
      String name = command.parameterName(rc.parameterNumber());
      return name.startsWith("parameter") ? name : "parameter " + name;
    }
    if (rc.handleNumber() != 0) {
      return "handle " + handleName(rc.handleNumber());
    }
    return rc.sessionNumber() == 0 ? "" : authorization(rc.sessionNumber());
  }

  private String authorization(int number) {
    return number <= command.authorizedHandles()
        ? "authorisation of " + handleName(number)
        : "session " + number;
  }

  private String handleName(int number) {
    return number <= command.handles().size()
        ? command.handles().get(number - 1).name()
        : Integer.toString(number);
  }

  /** The message of an exception. */
  @Override
  public String toString() {
    String where = place().isEmpty() ? "" : ", " + place();
    String advice = remedy.isEmpty() ? "" : ". " + remedy;
    return command + " failed: " + meaning + where + " [" + rc + "]" + advice;
  }
}
