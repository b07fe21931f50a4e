package io.github.tpm4j.tpm12.engine.counter;

import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.engine.session.AuthEntity;
import io.github.tpm4j.tpm12.engine.state.StateKeeper;
import io.github.tpm4j.tpm12.engine.state.StateRecord;
import io.github.tpm4j.tpm12.structures.TpmCounterValue;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The monotonic counters: 8, of which one can be incremented until the next start. */
public final class Counters implements StateRecord {
  public static final int MAXIMUM = 8;

  /** TPM_PT_ACTIVE_COUNTER while none was incremented. */
  private static final int NONE_ACTIVE = -1;

  /** That of the one that is active after it was released. */
  private static final int RELEASED = -2;

  private final StateKeeper keeper;
  private final Map<Integer, Counter> counters = new TreeMap<>();
  private final ActiveCounter active;

  /** All that a new counter begins above, so that none ever goes back. */
  private int highest;

  public Counters(StateKeeper keeper) {
    this.keeper = keeper;
    keeper.permanent("counters", this);
    active = new ActiveCounter();
    keeper.running("active-counter", active);
  }

  public int free() {
    return MAXIMUM - counters.size();
  }

  public List<Integer> handles() {
    return List.copyOf(counters.keySet());
  }

  /** {@return the one that may be incremented until the next start; -1 if any may} */
  public int active() {
    return active.id;
  }

  private Counter find(int id) {
    Counter counter = counters.get(id);
    TpmFailure.require(counter != null, TpmResult.BAD_COUNTER);
    return counter;
  }

  /** {@return TPM_COUNTER_VALUE} */
  public TpmCounterValue value(int id) {
    Counter counter = find(id);
    return new TpmCounterValue(counter.label(), counter.value());
  }

  /** {@return what authorises its use} */
  public AuthEntity entity(int id) {
    Counter counter = find(id);
    Bytes number = Bytes.of(new TpmWriter().u32(id).toByteArray());
    Bytes identity = Sha1.of(number, Bytes.of(counter.secret()));
    return new AuthEntity(AuthEntity.Kind.COUNTER, identity, counter.secret());
  }

  /**
   * Makes one that begins above all that there ever were.
   *
   * @throws TpmFailure with TPM_RESOURCES if there is no room
   */
  public int create(Bytes label, byte[] secret) {
    TpmFailure.require(free() > 0, TpmResult.RESOURCES);
    int id = 0;
    while (counters.containsKey(id)) {
      id++;
    }
    counters.put(id, new Counter(label, ++highest, secret));
    keeper.changed(this);
    return id;
  }

  /**
   * Checks that one can be added.
   *
   * @throws TpmFailure with TPM_BAD_COUNTER if another was incremented since the last start
   */
  public void requireIncrementable(int id) {
    TpmFailure.require(active.id == NONE_ACTIVE || active.id == id, TpmResult.BAD_COUNTER);
  }

  /** Adds one. */
  public void increment(int id) {
    Counter old = find(id);
    int next = old.value() + 1;
    counters.put(id, new Counter(old.label(), next, old.secret()));
    highest = Math.max(highest, next);
    active.id = id;
    keeper.changed(this);
  }

  public void release(int id) {
    find(id).wipe();
    counters.remove(id);
    if (active.id == id) {
      active.id = RELEASED;
    }
    keeper.changed(this);
  }

  /** Those of the owner go with him. */
  public void releaseAll() {
    handles().forEach(this::release);
  }

  @Override
  public void initialize() {
    counters.values().forEach(Counter::wipe);
    counters.clear();
    highest = 0;
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(highest).u16(counters.size());
    counters.forEach(
        (id, counter) ->
            out.u32(id).bytes(counter.label()).u32(counter.value()).array(counter.secret()));
  }

  @Override
  public void read(TpmReader in) {
    highest = in.u32();
    int count = in.u16();
    for (int i = 0; i < count; i++) {
      int id = in.u32();
      counters.put(
          id,
          new Counter(in.bytes(Integer.BYTES), in.u32(), in.array(TpmReader.DIGEST_SIZE_BYTES)));
    }
  }

  /** Which counter was incremented since the start. */
  private static final class ActiveCounter implements StateRecord {
    private int id = NONE_ACTIVE;

    @Override
    public void initialize() {
      id = NONE_ACTIVE;
    }

    @Override
    public void write(TpmWriter out) {
      out.u32(id);
    }

    @Override
    public void read(TpmReader in) {
      id = in.u32();
    }
  }
}
