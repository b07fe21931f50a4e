package io.github.tpm4j.engine.state;

import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * A part of the TPM's state with one lifetime, stored as one record. A subclass calls {@link
 * #changed} in every method that changes what {@link #write} writes.
 */
public abstract class StateRecord {
  private final StateKeeper keeper;
  private final Lifetime lifetime;
  private final String name;

  /**
   * @param name the record's name in the store
   */
  protected StateRecord(StateKeeper keeper, Lifetime lifetime, String name) {
    this.keeper = keeper;
    this.lifetime = lifetime;
    this.name = name;
  }

  public final String recordName() {
    return name;
  }

  public final Lifetime lifetime() {
    return lifetime;
  }

  /** Sets the state to what it is when its lifetime begins: at manufacture, at TPM Reset, ... */
  protected abstract void initialize();

  protected abstract void write(TpmWriter out);

  /** Reads what {@link #write} wrote. */
  protected abstract void read(TpmReader in);

  protected final void changed() {
    keeper.changed(this);
  }

  protected final StateKeeper keeper() {
    return keeper;
  }
}
