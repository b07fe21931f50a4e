package io.github.tpm4j.engine.dispatch;

import io.github.tpm4j.tss.constants.TpmCc;
import java.util.function.Supplier;

/**
 * A row of the table, whose command is made when it is first sent: a command is four classes and as
 * many lambdas, and to make all of them takes a TPM's start 0.2 s.
 */
final class CommandRow {
  private final TpmCc code;
  private final Supplier<CommandEntry<?, ?>> source;
  private volatile CommandEntry<?, ?> entry;

  CommandRow(TpmCc code, Supplier<CommandEntry<?, ?>> source) {
    this.code = code;
    this.source = source;
  }

  TpmCc code() {
    return code;
  }

  /** The command. Two threads may make it at once: it has no state. */
  CommandEntry<?, ?> entry() {
    CommandEntry<?, ?> known = entry;
    if (known == null) {
      known = source.get();
      entry = known;
    }
    return known;
  }
}
