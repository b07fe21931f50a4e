package io.github.tpm4j.engine.presence;

import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.StateRecord;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Collections;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/** Physical presence, and the commands that need it (Part 1, 13.9; Part 3, 26.2). */
public final class PhysicalPresence extends StateRecord {
  private final Set<TpmCc> commands = new TreeSet<>(Comparator.comparingInt(TpmCc::value));
  private volatile boolean asserted;

  public PhysicalPresence(StateKeeper keeper) {
    super(keeper, Lifetime.PERSISTENT, "physicalpresence");
    keeper.add(this);
  }

  /** Whether someone is at the machine, by what the platform signals. */
  public boolean isAsserted() {
    return asserted;
  }

  /** The platform's signal; may be given at any time. */
  public void setAsserted(boolean value) {
    asserted = value;
  }

  /** Whether platform authorisation of this command needs physical presence. */
  public boolean isRequired(TpmCc command) {
    return commands.contains(command);
  }

  /** The commands that need it, by rising code. */
  public Set<TpmCc> commands() {
    return Collections.unmodifiableSet(commands);
  }

  /** TPM2_PP_Commands; the caller has left out what may not be changed. */
  public void change(Set<TpmCc> added, Set<TpmCc> removed) {
    commands.addAll(added);
    commands.removeAll(removed);
    changed();
  }

  /** A new TPM asks for it only where the list itself is changed. */
  @Override
  protected void initialize() {
    commands.clear();
    commands.add(TpmCc.PP_COMMANDS);
    changed();
  }

  @Override
  protected void write(TpmWriter out) {
    out.u16(commands.size());
    commands.forEach(command -> out.u32(command.value()));
  }

  @Override
  protected void read(TpmReader in) {
    commands.clear();
    for (int count = in.u16(); count > 0; count--) {
      commands.add(TpmCc.of(in.u32()));
    }
  }
}
