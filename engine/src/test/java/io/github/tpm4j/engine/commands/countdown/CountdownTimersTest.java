package io.github.tpm4j.engine.commands.countdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.attributes.TpmaAct;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.commands.clock.ClockRateAdjust;
import io.github.tpm4j.tss.commands.countdown.ActSetTimeout;
import io.github.tpm4j.tss.commands.hierarchy.Clear;
import io.github.tpm4j.tss.commands.startup.Shutdown;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmClockAdjust;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlActData;
import io.github.tpm4j.tss.structures.TpmsActData;
import io.github.tpm4j.tss.wire.Revision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Time and state of Authenticated Countdown Timers (Part 1, 43; Part 3, 33). */
class CountdownTimersTest {
  private static final Profile PROFILE =
      Profile.builder().revision(Revision.V183).countdownTimers(16).build();
  private static final TpmHandle TIMER = TpmHandle.ACT_0;
  private static final TpmHandle LAST_TIMER = TpmHandle.of(0x4000011F);
  private static final int NONE = 0;
  private static final int LONGEST = -1;

  private final MemoryStore store = new MemoryStore();
  private final TestTpm tpm = TestTpm.over(store, PROFILE);

  CountdownTimersTest() {
    tpm.run(new Startup.Request(TpmSu.CLEAR));
  }

  private static void set(TestTpm tpm, TpmHandle timer, int seconds) {
    tpm.run(new ActSetTimeout.Request(timer, seconds));
  }

  private void set(int seconds) {
    set(tpm, TIMER, seconds);
  }

  private static List<TpmsActData> listed(TestTpm tpm, TpmHandle first) {
    GetCapability.Request request = new GetCapability.Request(TpmCap.ACT, first.value(), 99);
    return ((TpmlActData) tpm.run(request).capabilityData().data()).actData();
  }

  private static void assertTimer(TestTpm tpm, int seconds, int attributes) {
    TpmsActData expected = new TpmsActData(TIMER, seconds, TpmaAct.of(attributes));
    assertEquals(expected, listed(tpm, TIMER).get(0));
    assertEquals((attributes & TpmaAct.SIGNALED) != 0, tpm.tpm().isTimerSignaled(TIMER));
  }

  private void assertTimer(int seconds, int attributes) {
    assertTimer(tpm, seconds, attributes);
  }

  @Test
  void countsDownEachSecond_andSignals() {
    assertTimer(0, NONE);
    set(3);
    assertTimer(3, NONE);
    tpm.advanceMillis(1);
    assertTimer(3, NONE);
    tpm.advanceMillis(999);
    assertTimer(2, NONE);
    tpm.advanceMillis(1999);
    assertTimer(1, NONE);
    tpm.advanceMillis(1);
    assertTimer(0, TpmaAct.SIGNALED);
    tpm.advanceMillis(100_000);
    assertTimer(0, TpmaAct.SIGNALED);
  }

  @Test
  void signalsToThePlatformWithoutACommand() {
    set(1);
    assertFalse(tpm.tpm().isTimerSignaled(TIMER));
    tpm.advanceMillis(1000);
    assertTrue(tpm.tpm().isTimerSignaled(TIMER));
    tpm.tpm().powerOff();
    assertFalse(tpm.tpm().isTimerSignaled(TIMER));
  }

  @Test
  void runsOnInFailureMode() {
    set(1);
    Map<String, byte[]> running = tpm.tpm().suspend();
    running.put("failure", new byte[] {1});
    TestTpm failed = TestTpm.over(store, PROFILE);
    failed.tpm().resume(running);
    assertEquals(TpmRc.FAILURE, failed.code(new ActSetTimeout.Request(TIMER, 9)));
    failed.advanceMillis(1000);
    assertTrue(failed.tpm().isTimerSignaled(TIMER));
  }

  @Test
  void setWhileItRuns_goesOnFromThere() {
    set(2);
    tpm.advanceMillis(1500);
    set(10);
    assertTimer(10, NONE);
    tpm.advanceMillis(9999);
    assertTimer(1, NONE);
  }

  @Test
  void setTo0WhileItRuns_signals() {
    set(5);
    set(0);
    assertTimer(0, TpmaAct.SIGNALED);
  }

  @Test
  void setTo0WhileItStands_changesNothing() {
    set(0);
    assertTimer(0, NONE);
    set(5);
    set(0);
    set(0);
    assertTimer(0, TpmaAct.SIGNALED);
  }

  @Test
  void setAnew_isNotSignaledAnyMore() {
    set(1);
    tpm.advanceMillis(1000);
    set(7);
    assertTimer(7, NONE);
  }

  @Test
  void allOnesClearTheSignalOfOneThatStands_andAreATimeoutElse() {
    set(1);
    tpm.advanceMillis(1000);
    set(LONGEST);
    assertTimer(0, NONE);
    set(LONGEST);
    assertTimer(LONGEST, NONE);
    tpm.advanceMillis(1000);
    assertTimer(LONGEST - 1, NONE);
  }

  @Test
  void eachRunsByItself() {
    set(tpm, LAST_TIMER, 9);
    tpm.advanceMillis(4000);
    set(tpm, TIMER, 6);
    assertTimer(6, NONE);
    assertEquals(List.of(new TpmsActData(LAST_TIMER, 5, TpmaAct.of(0))), listed(tpm, LAST_TIMER));
    assertEquals(16, listed(tpm, TIMER).size());
  }

  @Test
  void runsAtTheRateOfTheClock() {
    for (int i = 0; i < 15; i++) {
      tpm.run(new ClockRateAdjust.Request(TpmHandle.OWNER, TpmClockAdjust.COARSE_FASTER));
    }
    set(115);
    tpm.advanceMillis(100_000);
    assertTimer(0, TpmaAct.SIGNALED);
  }

  @ParameterizedTest
  @CsvSource({"CLEAR, CLEAR", "STATE, CLEAR"})
  void standsAfterResetAndRestart_withoutASignal(String shutdown, String startup) {
    set(5);
    tpm.restart(su(shutdown), su(startup));
    assertTimer(0, NONE);
    set(1);
    tpm.advanceMillis(1000);
    tpm.restart(su(shutdown), su(startup));
    assertTimer(0, NONE);
  }

  private static TpmSu su(String name) {
    return name.equals("CLEAR") ? TpmSu.CLEAR : TpmSu.STATE;
  }

  @Test
  void standsAfterALossOfPower() {
    set(5);
    tpm.losePower();
    tpm.run(new Startup.Request(TpmSu.CLEAR));
    assertTimer(0, NONE);
  }

  @Test
  void goesOnAfterResume_whereShutdownFoundIt() {
    set(9);
    tpm.advanceMillis(2000);
    tpm.run(new Shutdown.Request(TpmSu.STATE));
    tpm.advanceMillis(1000);
    tpm.losePower();
    tpm.run(new Startup.Request(TpmSu.STATE));
    assertTimer(7, NONE);
    tpm.advanceMillis(7000);
    assertTimer(0, TpmaAct.SIGNALED);
  }

  /** Or whoever shuts down and resumes again and again would prolong it for ever. */
  @Test
  void isHalvedByShutdown_ifItWasNotSetSinceStartup() {
    set(9);
    tpm.restart(TpmSu.STATE, TpmSu.STATE);
    assertTimer(9, NONE);
    tpm.restart(TpmSu.STATE, TpmSu.STATE);
    assertTimer(5, NONE);
    tpm.restart(TpmSu.STATE, TpmSu.STATE);
    tpm.restart(TpmSu.STATE, TpmSu.STATE);
    assertTimer(2, NONE);
    tpm.restart(TpmSu.STATE, TpmSu.STATE);
    tpm.restart(TpmSu.STATE, TpmSu.STATE);
    assertTimer(1, NONE);
    tpm.advanceMillis(1000);
    assertTimer(0, TpmaAct.SIGNALED);
  }

  @Test
  void aSignalOutlastsResume_asOnePreserved_untilItIsSet() {
    set(1);
    tpm.advanceMillis(1000);
    tpm.restart(TpmSu.STATE, TpmSu.STATE);
    assertTimer(0, TpmaAct.SIGNALED | TpmaAct.PRESERVE_SIGNALED);
    set(0);
    assertTimer(0, TpmaAct.SIGNALED);
    tpm.restart(TpmSu.STATE, TpmSu.STATE);
    set(4);
    assertTimer(4, NONE);
  }

  @Test
  void setAfterShutdown_undoesIt() {
    tpm.run(new Shutdown.Request(TpmSu.STATE));
    set(0);
    tpm.losePower();
    assertEquals(TpmRc.VALUE.parameter(1), tpm.code(new Startup.Request(TpmSu.STATE)));
  }

  @Test
  void countingAfterShutdown_doesNotUndoIt() {
    set(1);
    tpm.run(new Shutdown.Request(TpmSu.STATE));
    tpm.advanceMillis(5000);
    assertTimer(0, TpmaAct.SIGNALED);
    tpm.losePower();
    tpm.run(new Startup.Request(TpmSu.STATE));
    assertTimer(1, NONE);
  }

  @Test
  void resumesInAnotherTpmObject_withMoreOrFewerTimers() {
    set(8);
    set(tpm, LAST_TIMER, 8);
    tpm.run(new Shutdown.Request(TpmSu.STATE));
    for (int count : new int[] {1, 2, 16}) {
      Profile other = Profile.builder().revision(Revision.V183).countdownTimers(count).build();
      TestTpm again = TestTpm.over(store, other);
      again.run(new Startup.Request(TpmSu.STATE));
      assertTimer(again, 8, NONE);
      assertEquals(count, listed(again, TIMER).size());
      set(again, TIMER, 8);
      again.run(new Shutdown.Request(TpmSu.STATE));
    }
  }

  @Test
  void goesOnWhereItIsSuspended() {
    set(9);
    tpm.advanceMillis(2500);
    set(tpm, LAST_TIMER, 0);
    assertTimer(7, NONE);
    TestTpm moved = TestTpm.over(store, PROFILE);
    moved.tpm().resume(tpm.tpm().suspend());
    assertTimer(moved, 7, NONE);
    moved.advanceMillis(6499);
    assertTimer(moved, 1, NONE);
    moved.advanceMillis(1);
    assertTimer(moved, 0, TpmaAct.SIGNALED);
  }

  @Test
  void standsWhereItIsSuspendedByAnEarlierVersion() {
    set(9);
    Map<String, byte[]> running = tpm.tpm().suspend();
    running.remove("countdown");
    running.remove("countdown.running");
    TestTpm moved = TestTpm.over(store, PROFILE);
    moved.tpm().resume(running);
    assertTimer(moved, 0, NONE);
  }

  @Test
  void outlastsClear() {
    set(9);
    tpm.run(new Clear.Request(TpmHandle.LOCKOUT));
    assertTimer(9, NONE);
  }
}
