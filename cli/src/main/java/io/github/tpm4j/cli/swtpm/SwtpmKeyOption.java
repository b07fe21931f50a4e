package io.github.tpm4j.cli.swtpm;

import io.github.tpm4j.cli.dropin.GivenKey;
import io.github.tpm4j.cli.dropin.KeyOption;
import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.engine.store.StateStoreException;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** An option whose value is a key as swtpm's {@code --key} has it. */
final class SwtpmKeyOption {
  private final CommandSpec command;
  private final OptionSpec option;

  SwtpmKeyOption(CommandSpec command, String name, String description) {
    this.command = command;
    option =
        OptionSpec.builder(name)
            .type(String.class)
            .paramLabel("KEY")
            .description(
                description
                    + " As swtpm's --key has it: file=FILE or pwdfile=FILE, with format=, kdf= and"
                    + " mode=.")
            .build();
    command.addOption(option);
  }

  /**
   * Reads the key, if there is one; the caller closes it.
   *
   * @throws ParameterException if the value is not of that form
   * @throws StateStoreException {@code UNUSABLE_KEY} if what it names is no such key
   */
  Optional<GivenKey> read() {
    if (option.getValue() == null) {
      return Optional.empty();
    }
    KeyOption parsed;
    try {
      parsed = KeyOption.parse(option.getValue());
    } catch (Refusal e) {
      String message = option.longestName() + ": " + words(e);
      throw new ParameterException(command.commandLine(), message, e);
    }
    try {
      return Optional.of(parsed.read());
    } catch (Refusal e) {
      throw new StateStoreException(StateStoreException.Reason.UNUSABLE_KEY, words(e));
    }
  }

  /** Without the name of the other command. */
  private static String words(Refusal refusal) {
    return refusal.getMessage().replaceFirst("^swtpm: ", "");
  }
}
