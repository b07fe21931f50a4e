package io.github.tpm4j.engine.commands;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.tss.constants.TpmCc;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** The commands that a TPM has, by their codes. Any other is TPM_RC_COMMAND_CODE. */
public final class CommandTable {
  /** TPM_CC_FIRST. */
  private static final int FIRST = 0x11F;

  private static final CommandTable ALL = all();

  private final CommandRow[] rows = new CommandRow[0x80];

  private CommandTable() {}

  /** The commands of a profile. */
  public static CommandTable of(Profile profile) {
    CommandTable table = new CommandTable();
    ALL.rows().stream().filter(row -> profile.implemented(row.code())).forEach(table::put);
    return table;
  }

  private static CommandTable all() {
    CommandTable table = new CommandTable();
    Chapters.addAll(table);
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

  /** Whether there is a command with this code. */
  public boolean has(TpmCc code) {
    int index = code.value() - FIRST;
    return index >= 0 && index < rows.length && rows[index] != null;
  }

  /** How many commands there are. */
  public int size() {
    return rows().size();
  }

  /** All commands, by rising code. */
  public List<CommandEntry<?, ?>> entries() {
    return rows().stream().<CommandEntry<?, ?>>map(CommandRow::entry).toList();
  }

  private List<CommandRow> rows() {
    return Arrays.stream(rows).filter(Objects::nonNull).toList();
  }
}
