package io.github.tpm4j.engine.commands;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The commands that a TPM has, by their codes. Any other is TPM_RC_COMMAND_CODE. */
public final class CommandTable {
  /** TPM_CC_FIRST. */
  private static final int FIRST = 0x11F;

  private static final CommandTable ALL = all();

  private final CommandEntry<?, ?>[] entries = new CommandEntry<?, ?>[0x80];

  private CommandTable() {}

  /** The commands of a profile. */
  public static CommandTable of(Profile profile) {
    CommandTable table = new CommandTable();
    ALL.entries().stream().filter(entry -> profile.implemented(entry.code())).forEach(table::put);
    return table;
  }

  private static CommandTable all() {
    CommandTable table = new CommandTable();
    Chapters.addAll(table);
    return table;
  }

  /** Adds a command; used by the chapters. */
  public <Q extends TpmRequest<R>, R extends TpmResponse> void add(
      CommandSpec<Q, R> spec, Command<Q, R> command) {
    put(new CommandEntry<>(spec, command));
  }

  private void put(CommandEntry<?, ?> entry) {
    int index = entry.code().value() - FIRST;
    if (entries[index] != null) {
      throw new IllegalStateException(entry.code() + " is in the table twice");
    }
    entries[index] = entry;
  }

  /** The command with this code, or null. */
  public CommandEntry<?, ?> find(TpmCc code) {
    int index = code.value() - FIRST;
    return index >= 0 && index < entries.length ? entries[index] : null;
  }

  /** All commands, by rising code. */
  public List<CommandEntry<?, ?>> entries() {
    return Arrays.stream(entries).filter(Objects::nonNull).toList();
  }
}
