package io.github.tpm4j.tpm12.engine.tick;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.tpm12.engine.state.StateKeeper;
import io.github.tpm4j.tpm12.engine.state.StateRecord;
import io.github.tpm4j.tpm12.structures.TpmCurrentTicks;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.function.LongSupplier;

/** The time since the start (Part 1, 16). */
public final class Ticks implements StateRecord {
  private static final int MICROS_PER_TICK = 1_000;

  private final LongSupplier millis;
  private final RandomSource random;
  private long beganMillis;
  private Bytes nonce = Bytes.of(new byte[TpmReader.DIGEST_SIZE_BYTES]);

  public Ticks(StateKeeper keeper, LongSupplier millis, RandomSource random) {
    this.millis = millis;
    this.random = random;
    keeper.running("ticks", this);
  }

  public TpmCurrentTicks now() {
    return new TpmCurrentTicks(millis.getAsLong() - beganMillis, MICROS_PER_TICK, nonce);
  }

  @Override
  public void initialize() {
    beganMillis = millis.getAsLong();
    nonce = Bytes.of(random.bytes(TpmReader.DIGEST_SIZE_BYTES));
  }

  @Override
  public void write(TpmWriter out) {
    long ticks = now().currentTicks();
    out.u32((int) (ticks >>> Integer.SIZE)).u32((int) ticks).digest(nonce);
  }

  @Override
  public void read(TpmReader in) {
    long ticks = (long) in.u32() << Integer.SIZE | Integer.toUnsignedLong(in.u32());
    beganMillis = millis.getAsLong() - ticks;
    nonce = in.digest();
  }
}
