package io.github.tpm4j.transport.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** Each test in a thread of its own, whose end undoes what it did. */
class OwnProcessorsTest {
  /** More than Linux can be built for. */
  private static final int NO_PROCESSOR = 1 << 20;

  private interface Body {
    void run() throws Exception;
  }

  private static <T> T inNewThread(Callable<T> callable) throws Exception {
    FutureTask<T> task = new FutureTask<>(callable);
    new Thread(task).start();
    return task.get();
  }

  private static void alone(Body body) throws Exception {
    inNewThread(
        () -> {
          body.run();
          return null;
        });
  }

  private static int first() {
    return ProcessorMask.ofCaller().nextSetBit(0);
  }

  @Test
  void narrowsTheCallingThreadAlone_andGivesItAllBack() throws Exception {
    String all = Allowed.ofCaller();
    alone(
        () -> {
          OwnProcessors processors = new OwnProcessors();
          assertTrue(processors.narrow(first()));
          assertTrue(processors.isNarrowed());
          assertEquals(Integer.toString(first()), Allowed.ofCaller());
          processors.restore();
          assertFalse(processors.isNarrowed());
          assertEquals(all, Allowed.ofCaller());
        });
    assertEquals(all, Allowed.ofCaller());
  }

  @Test
  void staysWhereItIs_ifItMayNotRunThere() throws Exception {
    alone(
        () -> {
          String all = Allowed.ofCaller();
          OwnProcessors processors = new OwnProcessors();
          assertFalse(processors.narrow(NO_PROCESSOR));
          assertFalse(processors.narrow(-1));
          assertFalse(processors.isNarrowed());
          assertEquals(all, Allowed.ofCaller());
        });
  }

  @Test
  void staysWhereItIs_ifTheSystemRefuses() throws Exception {
    alone(
        () -> {
          String all = Allowed.ofCaller();
          OwnProcessors processors = new OwnProcessors();
          RefusingSystem.refuseAffinityToCaller();
          assertFalse(processors.narrow(first()));
          assertFalse(processors.isNarrowed());
          assertEquals(all, Allowed.ofCaller());
        });
  }

  @Test
  void restoresTheCallersBeforeItStartsOthers() throws Exception {
    String all = Allowed.ofCaller();
    alone(
        () -> {
          OwnProcessors processors = new OwnProcessors();
          processors.narrow(first());
          OwnProcessors.restoreCaller();
          assertFalse(processors.isNarrowed());
          assertEquals(all, inNewThread(Allowed::ofCaller));
        });
  }

  @Test
  void leavesThreadsAloneThatNeverWereNarrowed() throws Exception {
    String all = Allowed.ofCaller();
    OwnProcessors.restoreCaller();
    assertEquals(all, Allowed.ofCaller());
  }
}
