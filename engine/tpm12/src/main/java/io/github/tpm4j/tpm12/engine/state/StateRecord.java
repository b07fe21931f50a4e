package io.github.tpm4j.tpm12.engine.state;

import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/** A part of a TPM's state that is written and read as a whole. */
public interface StateRecord {

  /** Sets it to what a new TPM has, or a TPM that power has just come to. */
  void initialize();

  void write(TpmWriter out);

  /** Reads what {@link #write} wrote. */
  void read(TpmReader in);
}
