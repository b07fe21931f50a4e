package io.github.tpm4j.engine.audit;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.StateRecord;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Collections;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/** What is audited, by which hash, and the counter of digests; all persist. */
final class AuditSettings extends StateRecord {
  private final HashAlgorithm defaultHash;
  private final Set<TpmCc> commands = new TreeSet<>(Comparator.comparingInt(TpmCc::value));
  private HashAlgorithm hash;
  private long counter;

  AuditSettings(StateKeeper keeper, HashAlgorithm defaultHash) {
    super(keeper, Lifetime.PERSISTENT, "audit");
    this.defaultHash = defaultHash;
  }

  Set<TpmCc> commands() {
    return Collections.unmodifiableSet(commands);
  }

  HashAlgorithm hash() {
    return hash;
  }

  long counter() {
    return counter;
  }

  void setHash(HashAlgorithm newHash) {
    hash = newHash;
    changed();
  }

  void change(Set<TpmCc> added, Set<TpmCc> removed) {
    commands.addAll(added);
    commands.removeAll(removed);
    changed();
  }

  void count() {
    counter++;
    changed();
  }

  void setCounter(long newCounter) {
    counter = newCounter;
    changed();
  }

  /** A new TPM audits only the command that changes the list (Part 3, 21.2). */
  @Override
  protected void initialize() {
    commands.clear();
    commands.add(TpmCc.SET_COMMAND_CODE_AUDIT_STATUS);
    hash = defaultHash;
    counter = 0;
    changed();
  }

  @Override
  protected void write(TpmWriter out) {
    hash.id().write(out);
    out.u64(counter).u16(commands.size());
    commands.forEach(command -> out.u32(command.value()));
  }

  @Override
  protected void read(TpmReader in) {
    hash = HashAlgorithm.of(TpmAlg.read(in));
    counter = in.u64();
    commands.clear();
    for (int count = in.u16(); count > 0; count--) {
      commands.add(TpmCc.of(in.u32()));
    }
  }
}
