package io.github.tpm4j.engine.session;

import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.StateRecord;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Arrays;

/**
 * What is known of every active session, loaded or saved (Part 1, 30.4): a number of 16 bits for
 * each session handle. It is 0 for a free handle, 1 to maxLoaded for a loaded session, and else the
 * low bits of the counter with which the session was saved.
 */
final class SessionTracking extends StateRecord {
  private static final int NUMBER_MASK = 0xFFFF;
  private static final int FREE = 0;

  private final int maxLoaded;
  private final int[] numbers;
  private long counter;

  SessionTracking(StateKeeper keeper, int maxActive, int maxLoaded) {
    super(keeper, Lifetime.RESET, "sessions");
    this.maxLoaded = maxLoaded;
    numbers = new int[maxActive];
  }

  /** Lets go of the loaded sessions, which no startup brings back. */
  void forgetLoaded() {
    for (int index = 0; index < numbers.length; index++) {
      if (isLoaded(index)) {
        numbers[index] = FREE;
      }
    }
  }

  boolean isInRange(int index) {
    return index < numbers.length;
  }

  boolean isLoaded(int index) {
    return isInRange(index) && numbers[index] != FREE && numbers[index] <= maxLoaded;
  }

  boolean isSaved(int index) {
    return isInRange(index) && numbers[index] > maxLoaded;
  }

  /** Whether the session was saved with exactly this counter. */
  boolean isSaved(int index, long contextId) {
    return isSaved(index) && idOf(index) == contextId;
  }

  /** The counter of a saved session: the last value up to now that has its low bits. */
  private long idOf(int index) {
    return counter - distance(index);
  }

  /** How long ago, in counts, a saved session was saved. */
  private long age(int index) {
    return counter - numbers[index] & NUMBER_MASK;
  }

  /** The saved session that is the oldest; negative if none is saved. */
  int oldest() {
    int oldest = -1;
    for (int index = 0; index < numbers.length; index++) {
      if (isSaved(index) && (oldest < 0 || distance(index) > distance(oldest))) {
        oldest = index;
      }
    }
    return oldest;
  }

  /** As {@link #age}, but 65,536 for a session that is as old as the numbers can tell. */
  private long distance(int index) {
    long age = age(index);
    return age == 0 ? NUMBER_MASK + 1 : age;
  }

  /** Whether the next number is that of the oldest saved session, so that none can be given out. */
  boolean isGapFull() {
    int oldest = oldest();
    return oldest >= 0 && numbers[oldest] == (counter & NUMBER_MASK);
  }

  /** A free handle; negative if there is none. */
  int free() {
    for (int index = 0; index < numbers.length; index++) {
      if (numbers[index] == FREE) {
        return index;
      }
    }
    return -1;
  }

  int countActive() {
    return (int) Arrays.stream(numbers).filter(number -> number != FREE).count();
  }

  int countMax() {
    return numbers.length;
  }

  /** A new session. Loaded sessions do not outlast power, so that no shutdown is undone. */
  void add(int index, int slot) {
    numbers[index] = slot + 1;
  }

  /** A saved session comes back; its context is used up. */
  void load(int index, int slot) {
    numbers[index] = slot + 1;
    changed();
  }

  void remove(int index) {
    boolean wasSaved = isSaved(index);
    numbers[index] = FREE;
    if (wasSaved) {
      changed();
    }
  }

  boolean isCounterAtEnd() {
    return counter == -1;
  }

  /** Gives a session its number; returns the whole counter. */
  long save(int index) {
    long id = counter;
    numbers[index] = (int) (id & NUMBER_MASK);
    counter++;
    if ((counter & NUMBER_MASK) == 0) {
      // The small numbers mean free and loaded.
      counter += maxLoaded + 1;
    }
    changed();
    return id;
  }

  @Override
  protected void initialize() {
    Arrays.fill(numbers, FREE);
    counter = maxLoaded + 1;
  }

  @Override
  protected void write(TpmWriter out) {
    out.u64(counter).u16(numbers.length);
    for (int number : numbers) {
      out.u16(number);
    }
  }

  @Override
  protected void read(TpmReader in) {
    counter = in.u64();
    Arrays.fill(numbers, FREE);
    int count = in.u16();
    for (int index = 0; index < count; index++) {
      numbers[index] = in.u16();
    }
  }
}
