package io.github.tpm4j.engine.objects;

import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.StateRecord;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** An object that TPM2_EvictControl made persistent, with a record of its own. */
final class PersistentObject extends StateRecord {
  static final String PREFIX = "object/";

  private final LoadedObject object;

  PersistentObject(StateKeeper keeper, LoadedObject object) {
    super(keeper, Lifetime.PERSISTENT, PREFIX + String.format("%08X", object.handle().value()));
    this.object = object;
  }

  LoadedObject object() {
    return object;
  }

  /** Writes the record at the next commit. */
  void store() {
    changed();
  }

  @Override
  protected void initialize() {
    throw new UnsupportedOperationException("a persistent object does not change");
  }

  @Override
  protected void write(TpmWriter out) {
    object.write(out);
  }

  @Override
  protected void read(TpmReader in) {
    throw new UnsupportedOperationException("a persistent object does not change");
  }
}
