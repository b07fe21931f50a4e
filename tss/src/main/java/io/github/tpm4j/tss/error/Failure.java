package io.github.tpm4j.tss.error;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * What a TPM refused.
 *
 * @param command the command
 * @param sent the code with the number of the software layer that has answered
 * @param meaning what the code says of this command
 * @param remedy what to do about it; empty if nothing can be advised
 */
public record Failure(CommandSpec<?, ?> command, TpmRc sent, String meaning, String remedy) {

  /** {@return the code, as the TPM itself would have sent it} */
  public TpmRc rc() {
    return sent.withoutResourceManager();
  }

  /**
   * {@return this failure with more to tell of its cause, and other advice}
   *
   * @param newMeaning what the code means here
   * @param newRemedy what the user can do
   */
  public Failure explained(String newMeaning, String newRemedy) {
    return new Failure(command, sent, newMeaning, newRemedy);
  }

  /**
   * {@return the name of the handle, parameter or authorisation that the code names; empty for
   * none}
   */
  public String place() {
    TpmRc rc = rc();
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
    String who = sent.equals(rc()) ? "" : ", from " + SoftwareLayer.of(sent);
    return command + " failed: " + meaning + where + " [" + sent + who + "]" + advice;
  }
}
