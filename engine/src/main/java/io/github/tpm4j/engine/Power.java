package io.github.tpm4j.engine;

import io.github.tpm4j.engine.core.ProfileRecord;
import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.manufacture.CertificateOrder;
import io.github.tpm4j.engine.manufacture.EkCertificates;
import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.tss.wire.Revision;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Power comes and goes (Part 1, 12.2.2); a TPM that finds its store empty is manufactured. */
final class Power {
  private static final Set<Lifetime> PERMANENT = EnumSet.of(Lifetime.PERSISTENT, Lifetime.ORDERLY);

  /** The record that each state of a TPM 1.2 has. */
  private static final String TPM_1_2 = "tpm12";

  private final TpmState tpm;
  private final StateKeeper keeper;
  private final EkCertificates ekCertificates;
  private final CertificateOrder certificates;
  private boolean isNew;
  private boolean on;

  Power(
      TpmState tpm,
      StateKeeper keeper,
      EkCertificates ekCertificates,
      CertificateOrder certificates) {
    this.tpm = tpm;
    this.keeper = keeper;
    this.ekCertificates = ekCertificates;
    this.certificates = certificates;
  }

  boolean isOn() {
    return on;
  }

  /**
   * Power comes: reads the store.
   *
   * @return the revision of the TPM whose state it is; empty if there is none, and the TPM is new
   * @throws StateStoreException if the state cannot be read; power is off then
   */
  Optional<Revision> load() {
    on = false;
    certificates.cancel();
    tpm.power().powerOn();
    isNew = !keeper.load();
    requireNoTpm12();
    return isNew ? Optional.empty() : Optional.of(ReadState.from(() -> ProfileRecord.in(keeper)));
  }

  /** Whose records this TPM would not find its own among, and begin anew. */
  private void requireNoTpm12() {
    if (keeper.loaded(TPM_1_2).isPresent()) {
      throw new StateStoreException(
          StateStoreException.Reason.OTHER_PROFILE,
          "The state is that of a TPM 1.2, not of a TPM 2.0: name another place for it.");
    }
  }

  /**
   * _TPM_Init, after {@link #load}.
   *
   * @throws StateStoreException if the state cannot be read, or that of a new TPM not written;
   *     power is off then
   */
  void on() {
    ReadState.from(this::restore);
    if (isNew) {
      certificates.place(ekCertificates);
    }
    // At once: no half-made TPM is ever found in the store.
    keeper.commit();
    tpm.objects().powerOn();
    tpm.sessions().powerOff();
    tpm.exclusiveAudit().end();
    tpm.clock().powerOn(ByteBuffer.wrap(tpm.random().bytes(Integer.BYTES)).getInt());
    tpm.selfTests().powerOn();
    tpm.timers().powerOn();
    on = true;
  }

  private void restore() {
    if (isNew) {
      keeper.initialize(PERMANENT);
      keeper.putAll(PERMANENT);
    } else {
      keeper.restore(PERMANENT);
      certificates.reopen(ekCertificates);
    }
    tpm.pcrs().powerOn();
    tpm.nv().powerOn();
  }

  void off() {
    on = false;
    certificates.cancel();
    tpm.objects().powerOff();
    tpm.sessions().powerOff();
  }
}
