package io.github.tpm4j.engine;

import io.github.tpm4j.engine.commands.Chapters;
import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.random.Drbg;
import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.engine.manufacture.CertificateOrder;
import io.github.tpm4j.engine.measurement.HashSignals;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.VolatileRecord;

/** A TPM's state, and what brings it forward. */
record TpmParts(
    TpmState state,
    HashSignals hashSignals,
    Power power,
    Execution execution,
    Suspension suspension,
    CertificateOrder certificates) {

  static TpmParts of(TpmConfiguration configuration) {
    StateKeeper keeper = new StateKeeper(configuration.store());
    CommandTable commands = Chapters.commandsOf(configuration.profile());
    TpmState state =
        new TpmState(
            configuration.profile(),
            commands,
            keeper,
            Drbg.fromEntropy(configuration.entropy()),
            configuration.millis());
    HashSignals hashSignals = new HashSignals(state.pcrs(), state.counts(), state.power());
    VolatileRecord.add(keeper, "measurement", hashSignals::write, hashSignals::read);
    CertificateOrder certificates = new CertificateOrder(keeper, state);
    return new TpmParts(
        state,
        hashSignals,
        new Power(state, keeper, configuration.ekCertificates(), certificates),
        new Execution(state, commands, keeper, certificates),
        new Suspension(state, keeper),
        certificates);
  }

  /** Others, before power is on; the platform's signals stay. */
  TpmParts remade(TpmConfiguration configuration) {
    TpmParts others = of(configuration);
    others.state.physicalPresence().setAsserted(state.physicalPresence().isAsserted());
    others.state.cancellation().takeOver(state.cancellation());
    others.state.messageLimit().takeOver(state.messageLimit());
    return others;
  }
}
