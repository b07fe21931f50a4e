package io.github.tpm4j.engine;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.engine.manufacture.CertificateOrder;
import io.github.tpm4j.engine.manufacture.CertificateUse;
import io.github.tpm4j.engine.pipeline.CommandPipeline;
import io.github.tpm4j.engine.pipeline.FailureMode;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.VolatileRecord;
import java.util.function.Supplier;

/** Runs commands and signals, and commits what each of them changed. */
final class Execution {
  private final TpmState tpm;
  private final StateKeeper keeper;
  private final CommandPipeline pipeline;
  private final FailureMode failureMode;
  private final CertificateOrder certificates;

  Execution(
      TpmState tpm, CommandTable commands, StateKeeper keeper, CertificateOrder certificates) {
    this.tpm = tpm;
    this.keeper = keeper;
    this.certificates = certificates;
    pipeline = new CommandPipeline(tpm, commands);
    failureMode = new FailureMode(tpm.profile().identity());
    VolatileRecord.add(keeper, "failure", failureMode::write, failureMode::read);
  }

  /** _TPM_Init. */
  void powerOn() {
    failureMode.end();
  }

  /** The response to a command. */
  byte[] run(byte[] command, int locality) {
    byte[] response = failureMode.isActive() ? null : guarded(() -> process(command, locality));
    return response == null ? refuse(command) : response;
  }

  private byte[] process(byte[] command, int locality) {
    if (certificates.isOpen() && CertificateUse.concerns(command)) {
      certificates.fulfil();
    }
    return pipeline.process(command, locality);
  }

  /** The response to a command in failure mode, or without power. */
  byte[] refuse(byte[] command) {
    return failureMode.answer(command);
  }

  void signal(Runnable signal) {
    if (!failureMode.isActive()) {
      guarded(
          () -> {
            signal.run();
            return null;
          });
    }
  }

  /** Runs and commits; null if that went wrong, and the TPM is in failure mode. */
  private byte[] guarded(Supplier<byte[]> action) {
    try {
      byte[] result = action.get();
      keeper.commit();
      return result;
    } catch (RuntimeException | Error e) {
      // Memory may be ahead of the store, or half changed: only _TPM_Init leads out.
      failureMode.enter(e);
      return null;
    } finally {
      tpm.objects().endCommand();
    }
  }
}
