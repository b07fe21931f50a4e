package io.github.tpm4j.engine;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.manufacture.EkCertificates;
import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;

/** Power comes and goes (Part 1, 12.2.2); a TPM that finds its store empty is manufactured. */
final class Power {
  private static final Set<Lifetime> PERMANENT = EnumSet.of(Lifetime.PERSISTENT, Lifetime.ORDERLY);

  private final TpmState tpm;
  private final StateKeeper keeper;
  private final EkCertificates ekCertificates;
  private boolean on;

  Power(TpmState tpm, StateKeeper keeper, EkCertificates ekCertificates) {
    this.tpm = tpm;
    this.keeper = keeper;
    this.ekCertificates = ekCertificates;
  }

  boolean isOn() {
    return on;
  }

  /**
   * _TPM_Init.
   *
   * @throws io.github.tpm4j.engine.store.StateStoreException if the state cannot be read, or that
   *     of a new TPM not written; power is off then
   */
  void on() {
    on = false;
    tpm.power().powerOn();
    if (ReadState.from(this::readStore)) {
      ekCertificates.issue(tpm);
    }
    // At once: no half-made TPM is ever found in the store.
    keeper.commit();
    tpm.objects().powerOn();
    tpm.sessions().powerOff();
    tpm.exclusiveAudit().end();
    tpm.clock().powerOn(ByteBuffer.wrap(tpm.random().bytes(Integer.BYTES)).getInt());
    tpm.selfTests().powerOn();
    on = true;
  }

  /** True if there was nothing in it: the TPM is new. */
  private boolean readStore() {
    boolean isNew = !keeper.load();
    if (isNew) {
      keeper.initialize(PERMANENT);
      keeper.putAll(PERMANENT);
    } else {
      keeper.restore(PERMANENT);
    }
    tpm.pcrs().powerOn();
    tpm.nv().powerOn();
    return isNew;
  }

  void off() {
    on = false;
    tpm.objects().powerOff();
    tpm.sessions().powerOff();
  }
}
