package io.github.tpm4j.engine.transport;

import java.util.function.BooleanSupplier;

/** A bundled TPM of either family, as connections in this process use it. */
public interface InProcessTpm {

  /**
   * Power comes.
   *
   * @throws io.github.tpm4j.engine.store.StateStoreException if the state cannot be used
   */
  void powerOn();

  /**
   * Runs one command.
   *
   * @param isCanceled asked now and then whether this command should give up
   */
  byte[] execute(byte[] command, int locality, BooleanSupplier isCanceled);

  /** Saves what is saved in order, and then power goes. */
  void shutDown();
}
