package io.github.tpm4j.engine.dispatch;

import io.github.tpm4j.engine.core.CommandList;
import io.github.tpm4j.tss.attributes.TpmaCc;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.constants.TpmCc;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The commands that a TPM has, by their codes. Any other is TPM_RC_COMMAND_CODE. */
public final class CommandTable implements CommandList {
  /** TPM_CC_FIRST. */
  private static final int FIRST = 0x11F;

  /** Room for codes beyond TPM_CC_LAST of version 185, 0x1AA. */
  private static final int ROWS = 0xA0;

  private final CommandRow[] rows = new CommandRow[ROWS];

  /** Those of these commands that {@code implemented} takes. */
  public CommandTable select(Predicate<TpmCc> implemented) {
    CommandTable table = new CommandTable();
    rows().stream().filter(row -> implemented.test(row.code())).forEach(table::put);
    return table;
  }

  /** Adds a command; used by the chapters. */
  public void add(TpmCc code, Supplier<CommandEntry<?, ?>> entry) {
    put(new CommandRow(code, entry));
  }

  private void put(CommandRow row) {
    int index = row.code().value() - FIRST;
    if (rows[index] != null) {
      throw new IllegalStateException(row.code() + " is in the table twice");
    }
    rows[index] = row;
  }

  /** The command with this code, or null. */
  public CommandEntry<?, ?> find(TpmCc code) {
    return has(code) ? rows[code.value() - FIRST].entry() : null;
  }

  @Override
  public Optional<CommandSpec<?, ?>> spec(TpmCc code) {
    return has(code) ? Optional.of(find(code).spec()) : Optional.empty();
  }

  @Override
  public boolean has(TpmCc code) {
    int index = code.value() - FIRST;
    return index >= 0 && index < rows.length && rows[index] != null;
  }

  @Override
  public int size() {
    return rows().size();
  }

  @Override
  public List<TpmaCc> attributes() {
    return entries().stream().map(entry -> entry.spec().attributes()).toList();
  }

  /** All commands, by rising code. */
  public List<CommandEntry<?, ?>> entries() {
    return rows().stream().<CommandEntry<?, ?>>map(CommandRow::entry).toList();
  }

  private List<CommandRow> rows() {
    return Arrays.stream(rows).filter(Objects::nonNull).toList();
  }
}
