package io.github.tpm4j.engine.manufacture;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.StateRecord;
import io.github.tpm4j.tss.templates.EndorsementKey;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The certificates that a new TPM does not have yet. They are made after it has started, beside its
 * commands; those that could see that they are not there wait for them ({@link CertificateUse}).
 * The record of what was ordered is in the state from the manufacture on, and goes by the commit
 * that brings the certificates: whatever ends the process in between, the next one makes them.
 */
@SuppressWarnings("exports") // For Tpm alone; programs of others can make none.
public final class CertificateOrder extends StateRecord {
  private static final String NAME = "ek.ordered";

  /** Of what is written here. */
  private static final int VERSION = 1;

  private final TpmState tpm;
  private EkCertificates certificates = EkCertificates.NONE;
  private volatile FutureTask<EkIssue.Issued> work;

  /**
   * An order that is not given yet.
   *
   * @param keeper keeps the order
   * @param tpm what makes the keys
   */
  public CertificateOrder(StateKeeper keeper, TpmState tpm) {
    super(keeper, Lifetime.PERSISTENT, NAME);
    this.tpm = tpm;
  }

  /**
   * _TPM_Init of a TPM that is new, before its first commit.
   *
   * @param wanted the keys and the time
   * @throws IllegalArgumentException if the TPM cannot have one of the keys
   */
  public void place(EkCertificates wanted) {
    cancel();
    if (!wanted.keys().isEmpty()) {
      begin(wanted);
      keeper().put(this);
    }
  }

  /**
   * _TPM_Init of any other, after {@link StateKeeper#load}.
   *
   * @param place whose time and file are used; the keys are those of the order
   */
  public void reopen(EkCertificates place) {
    cancel();
    keeper()
        .loaded(NAME)
        .map(record -> keys(new TpmReader(record, Limits.ANY)))
        .map(place::ofKeys)
        .filter(ordered -> ordered.fit(tpm.profile()))
        .ifPresent(this::begin);
  }

  private void begin(EkCertificates wanted) {
    certificates = wanted;
    work = new FutureTask<>(wanted.issue(tpm));
  }

  /** Power goes; what was ordered stays so. */
  public void cancel() {
    work = null;
  }

  /** {@return whether certificates are still to be made} */
  public boolean isOpen() {
    return work != null;
  }

  /** {@return what may be run in any thread, before {@link #fulfil} or beside commands} */
  public Runnable work() {
    FutureTask<EkIssue.Issued> current = work;
    return current == null ? () -> {} : current;
  }

  /**
   * Brings the certificates, by the next commit; makes them, or waits until they are made. For the
   * thread that no command runs beside.
   *
   * @throws io.github.tpm4j.engine.store.StateStoreException if the file cannot be written
   */
  public void fulfil() {
    if (work == null) {
      return;
    }
    work.run();
    EkIssue.Issued issued = issued();
    certificates.writeAuthorities(issued.authorities());
    CertificateIndices indices = new CertificateIndices(tpm.nv());
    issued.indices().forEach(indices::define);
    keeper().remove(this);
    work = null;
  }

  private EkIssue.Issued issued() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return work.get();
        } catch (InterruptedException e) {
          // A command is not given up half way; the caller's own business with it comes after.
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("Certificates could not be made", e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** It is put and removed as a whole. */
  @Override
  protected void initialize() {}

  @Override
  protected void write(TpmWriter out) {
    out.u16(VERSION).u16(certificates.keys().size());
    certificates.keys().forEach(key -> out.u32(key.certificateIndex().value()));
  }

  /** {@link #reopen} reads it. */
  @Override
  protected void read(TpmReader in) {}

  private static Set<EndorsementKey> keys(TpmReader in) {
    if (in.u16() != VERSION) {
      throw new IllegalArgumentException("an order of certificates in another form");
    }
    Set<EndorsementKey> keys = EnumSet.noneOf(EndorsementKey.class);
    for (int left = in.u16(); left > 0; left--) {
      keys.add(ofIndex(in.u32()));
    }
    return keys;
  }

  private static EndorsementKey ofIndex(int index) {
    for (EndorsementKey key : EndorsementKey.values()) {
      if (key.certificateIndex().value() == index) {
        return key;
      }
    }
    throw new IllegalArgumentException("no endorsement key has its certificate there");
  }
}
