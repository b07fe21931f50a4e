package io.github.tpm4j.engine.audit;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.StateRecord;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Set;

/** Command audit (Part 1, 35.4): which commands are audited, and the digest over them. */
public final class CommandAudit {
  private final AuditSettings settings;
  private final AuditDigest digest;

  public CommandAudit(StateKeeper keeper, HashAlgorithm defaultHash) {
    settings = new AuditSettings(keeper, defaultHash);
    digest = new AuditDigest(keeper);
    keeper.add(settings);
    keeper.add(digest);
  }

  /** The digest, empty until the first command is audited. */
  private static final class AuditDigest extends StateRecord {
    private byte[] value = {};

    private AuditDigest(StateKeeper keeper) {
      super(keeper, Lifetime.RESET, "audit.digest");
    }

    private void set(byte[] newValue) {
      value = newValue;
      changed();
    }

    @Override
    protected void initialize() {
      value = new byte[0];
    }

    @Override
    protected void write(TpmWriter out) {
      out.sized(value);
    }

    @Override
    protected void read(TpmReader in) {
      value = in.sizedArray(0xFFFF);
    }
  }

  public boolean isAudited(TpmCc command) {
    return settings.commands().contains(command);
  }

  /** The audited commands, by rising code. */
  public Set<TpmCc> commands() {
    return settings.commands();
  }

  /** auditAlg. */
  public HashAlgorithm hash() {
    return settings.hash();
  }

  /** auditCounter: how often a digest was begun. */
  public long counter() {
    return settings.counter();
  }

  /** TPM2_Clear: auditCounter begins anew, as in libtpms. */
  public void clearCounter() {
    settings.setCounter(0);
  }

  /** Takes over what another TPM audits. */
  public void adopt(Set<TpmCc> audited, HashAlgorithm hash, long counter) {
    settings.change(Set.of(), Set.copyOf(settings.commands()));
    settings.change(audited, Set.of());
    settings.setHash(hash);
    settings.setCounter(counter);
  }

  /** Takes over the digest that another TPM has begun. */
  public void adoptDigest(byte[] value) {
    digest.set(value);
  }

  /** The digest; empty if no command was audited since it was cleared. */
  public Bytes digest() {
    return Bytes.of(digest.value);
  }

  /** The digest of the codes of the audited commands, by rising code (Part 3, 18.6). */
  public Bytes commandDigest() {
    TpmWriter codes = new TpmWriter();
    commands().forEach(command -> command.write(codes));
    return Bytes.adopt(hash().digest(codes.toByteArray()));
  }

  /** TPM2_SetCommandCodeAuditStatus of another auditAlg. */
  public void setHash(HashAlgorithm hash) {
    settings.setHash(hash);
    digest.set(new byte[0]);
  }

  /** TPM2_SetCommandCodeAuditStatus of lists; the caller has left out what cannot be audited. */
  public void change(Set<TpmCc> added, Set<TpmCc> removed) {
    settings.change(added, removed);
  }

  /** A signed digest was given out: the next audited command begins a new one. */
  public void clearDigest() {
    digest.set(new byte[0]);
  }

  /** Takes a command and its response into the digest. */
  public void audit(byte[] cpHash, byte[] rpHash) {
    byte[] old = digest.value;
    if (old.length == 0) {
      settings.count();
      old = new byte[hash().digestBytes()];
    }
    digest.set(hash().digest(old, cpHash, rpHash));
  }
}
