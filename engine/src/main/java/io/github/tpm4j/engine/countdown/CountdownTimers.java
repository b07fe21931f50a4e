package io.github.tpm4j.engine.countdown;

import io.github.tpm4j.engine.entity.AuthPolicy;
import io.github.tpm4j.engine.hierarchy.Hierarchies;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.VolatileRecord;
import io.github.tpm4j.tss.handles.HandleRange;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmsActData;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The Authenticated Countdown Timers (Part 1, 43), TPM_RH_ACT_0 and on. What a platform does when
 * one signals is its own affair: it asks ({@link #isSignaled}).
 */
public final class CountdownTimers {
  private final Hierarchies hierarchies;
  private final LongSupplier now;
  private final SavedTimers saved;
  private final List<CountdownTimer> timers;

  /**
   * @param count how many there are, 16 at most
   * @param now milliseconds since power-on
   */
  public CountdownTimers(StateKeeper keeper, int count, Hierarchies hierarchies, LongSupplier now) {
    this.hierarchies = hierarchies;
    this.now = now;
    timers = Stream.generate(CountdownTimer::new).limit(count).toList();
    saved = new SavedTimers(keeper, count);
    VolatileRecord.add(keeper, "countdown.running", this::write, this::read);
  }

  /** _TPM_Init. */
  public void powerOn() {
    timers.forEach(CountdownTimer::reset);
  }

  /** TPM2_Startup of any kind, when what was saved is restored or begun anew. */
  public void start() {
    for (int number = 0; number < timers.size(); number++) {
      SavedTimer timer = saved.get(number);
      timers.get(number).start(timer.timeoutSeconds(), timer.signaled(), now.getAsLong());
    }
  }

  /** TPM2_Shutdown(STATE), before what it saves is written. */
  public void save() {
    long time = now.getAsLong();
    for (int number = 0; number < timers.size(); number++) {
      CountdownTimer timer = timers.get(number);
      AuthPolicy policy = saved.get(number).policy();
      saved.save(number, new SavedTimer(policy, timer.savedSeconds(time), timer.isSignaled(time)));
    }
  }

  /** Whether a handle is that of a timer that is there. */
  public boolean has(TpmHandle handle) {
    int number = number(handle);
    return number >= 0 && number < timers.size();
  }

  private static int number(TpmHandle handle) {
    return handle.value() - HandleRange.ACT.first();
  }

  /** The timer behind a handle that {@link #has} knows, as what authorises its use. */
  public TimerEntity entity(TpmHandle handle) {
    return new TimerEntity(handle, this, hierarchies);
  }

  /** The handles, rising. */
  public List<TpmHandle> handles() {
    return IntStream.range(0, timers.size())
        .mapToObj(number -> TpmHandle.of(HandleRange.ACT.first() + number))
        .toList();
  }

  /** What TPM_CAP_ACT lists. */
  public List<TpmsActData> data() {
    long time = now.getAsLong();
    return handles().stream().map(handle -> timers.get(number(handle)).data(handle, time)).toList();
  }

  /** Whether a timer has come to its end since it was last set; false if there is none such. */
  public boolean isSignaled(TpmHandle handle) {
    return has(handle) && timers.get(number(handle)).isSignaled(now.getAsLong());
  }

  /**
   * TPM2_ACT_SetTimeout.
   *
   * @param timeoutSeconds unsigned
   */
  public void setTimeout(TpmHandle handle, int timeoutSeconds) {
    int number = number(handle);
    timers.get(number).setTimeout(timeoutSeconds, now.getAsLong());
    saved.set(number, saved.get(number));
  }

  public AuthPolicy policy(TpmHandle handle) {
    return saved.get(number(handle)).policy();
  }

  /** TPM2_SetPrimaryPolicy. */
  public void setPolicy(TpmHandle handle, AuthPolicy policy) {
    SavedTimer timer = saved.get(number(handle));
    saved.set(number(handle), new SavedTimer(policy, timer.timeoutSeconds(), timer.signaled()));
  }

  private void write(TpmWriter out) {
    out.u8(timers.size());
    timers.forEach(timer -> timer.write(out));
  }

  /** The profile is that of the suspended TPM; a timer that it did not have stands. */
  private void read(TpmReader in) {
    powerOn();
    int count = in.u8();
    for (int number = 0; number < count; number++) {
      CountdownTimer timer = number < timers.size() ? timers.get(number) : new CountdownTimer();
      timer.read(in);
    }
  }
}
