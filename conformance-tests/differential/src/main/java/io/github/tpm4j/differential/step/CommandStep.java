package io.github.tpm4j.differential.step;

import io.github.tpm4j.tss.commands.CommandSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * One command.
 *
 * @param number its number in the sequence
 * @param spec which command
 * @param locality 0 to 4
 * @param handles the handle area
 * @param authorizations the session area; empty for none
 * @param parameters the parameter area, one by one
 * @param form departures of the frame
 * @param opens for TPM2_StartAuthSession; null otherwise
 */
public record CommandStep(
    int number,
    CommandSpec<?, ?> spec,
    int locality,
    List<Arg> handles,
    List<Authorization> authorizations,
    List<Arg> parameters,
    Form form,
    SessionSecrets opens)
    implements Step {

  public CommandStep withNumber(int other) {
    return new CommandStep(other, spec, locality, handles, authorizations, parameters, form, opens);
  }

  public CommandStep withLocality(int other) {
    return new CommandStep(number, spec, other, handles, authorizations, parameters, form, opens);
  }

  public CommandStep withHandle(int index, Arg handle) {
    return new CommandStep(
        number,
        spec,
        locality,
        replaced(handles, index, handle),
        authorizations,
        parameters,
        form,
        opens);
  }

  public CommandStep withAuthorizations(List<Authorization> others) {
    return new CommandStep(
        number, spec, locality, handles, List.copyOf(others), parameters, form, opens);
  }

  public CommandStep withAuthorization(int index, Authorization other) {
    return withAuthorizations(replaced(authorizations, index, other));
  }

  public CommandStep withParameter(int index, Arg parameter) {
    return new CommandStep(
        number,
        spec,
        locality,
        handles,
        authorizations,
        replaced(parameters, index, parameter),
        form,
        opens);
  }

  public CommandStep withForm(Form other) {
    return new CommandStep(
        number, spec, locality, handles, authorizations, parameters, other, opens);
  }

  /** Without the knowledge that makes the session usable which it opens. */
  public CommandStep withoutSecrets() {
    return new CommandStep(number, spec, locality, handles, authorizations, parameters, form, null);
  }

  private static <T> List<T> replaced(List<T> list, int index, T element) {
    List<T> copy = new ArrayList<>(list);
    copy.set(index, element);
    return List.copyOf(copy);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("#" + number + " " + spec);
    if (locality != 0) {
      text.append(" locality ").append(locality);
    }
    for (int i = 0; i < handles.size(); i++) {
      text.append("\n      ")
          .append(spec.handles().get(i).name())
          .append(' ')
          .append(handles.get(i));
    }
    authorizations.forEach(session -> text.append("\n      ").append(session));
    for (int i = 0; i < parameters.size(); i++) {
      text.append("\n      ")
          .append(spec.parameterName(i + 1))
          .append(' ')
          .append(parameters.get(i));
    }
    if (!form.equals(Form.RIGHT)) {
      text.append("\n      ").append(form);
    }
    return text.toString();
  }
}
