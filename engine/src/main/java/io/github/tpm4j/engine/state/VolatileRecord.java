package io.github.tpm4j.engine.state;

import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.function.Consumer;

/**
 * State that lasts as long as power, for {@link StateKeeper#suspend}. It is kept by its owner,
 * whose powerOn method begins it.
 */
public final class VolatileRecord extends StateRecord {
  private final Consumer<TpmWriter> writer;
  private final Consumer<TpmReader> reader;

  private VolatileRecord(
      StateKeeper keeper, String name, Consumer<TpmWriter> writer, Consumer<TpmReader> reader) {
    super(keeper, Lifetime.VOLATILE, name);
    this.writer = writer;
    this.reader = reader;
  }

  /** Adds a record to the keeper's. */
  public static void add(
      StateKeeper keeper, String name, Consumer<TpmWriter> writer, Consumer<TpmReader> reader) {
    keeper.add(new VolatileRecord(keeper, name, writer, reader));
  }

  @Override
  protected void initialize() {}

  @Override
  protected void write(TpmWriter out) {
    writer.accept(out);
  }

  @Override
  protected void read(TpmReader in) {
    reader.accept(in);
  }
}
