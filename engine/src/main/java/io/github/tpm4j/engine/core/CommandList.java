package io.github.tpm4j.engine.core;

import io.github.tpm4j.tss.attributes.TpmaCc;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.constants.TpmCc;
import java.util.List;
import java.util.Optional;

/** The commands that a TPM has, as far as other commands ask for them. */
public interface CommandList {

  /** Whether there is a command with this code. */
  boolean has(TpmCc code);

  /** How many commands there are. */
  int size();

  /** How a command is read and authorised; empty if it is not there. */
  Optional<CommandSpec<?, ?>> spec(TpmCc code);

  /** What TPM_CAP_COMMANDS lists, by rising code. */
  List<TpmaCc> attributes();
}
