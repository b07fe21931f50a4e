package io.github.tpm4j.conformance.tss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.device.DeviceOptions;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No thread waits for much longer than the others, counted in signatures that came before. */
class FairTurnsTest {
  private static final int LONGEST_TO_MEAN = 5;
  private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

  @Test
  void of64ThreadsWith200KeysOnTheBundledTpm() throws Exception {
    assertFair("engine:memory", 64, 200, 10, Executors.newFixedThreadPool(64));
  }

  @Test
  @Tag("peer")
  void of64ThreadsWith200KeysOnSwtpm() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp()) {
      assertFair(swtpm.tcti(), 64, 200, 5, Executors.newFixedThreadPool(64));
    }
  }

  /** Virtual ones where the JVM has them; then none is pinned to its carrier either. */
  @Test
  @Tag("peer")
  void ofAThousandThreads(@TempDir Path folder) throws Exception {
    try (Swtpm swtpm = Swtpm.tcp();
        Recording recording = new Recording()) {
      recording.enable("jdk.VirtualThreadPinned").withoutThreshold();
      recording.start();
      assertFair(swtpm.tcti(), 1_000, 2, 3, threads());
      recording.stop();
      assertEquals(List.of(), pinned(recording, folder));
    }
  }

  private static ExecutorService threads() throws ReflectiveOperationException {
    return Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS
        ? (ExecutorService)
            Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null)
        : Executors.newCachedThreadPool();
  }

  private static List<RecordedEvent> pinned(Recording recording, Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "pinned", ".jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals("jdk.VirtualThreadPinned"))
        .toList();
  }

  private static void assertFair(
      String tcti, int threads, int keyCount, int signatures, ExecutorService executor)
      throws Exception {
    TurnCounter turns = new TurnCounter(Transports.open(tcti));
    try (TpmDevice device = TpmDevice.open(turns, DeviceOptions.DEFAULT)) {
      List<TpmKey> keys = new ArrayList<>();
      for (int i = 0; i < keyCount; i++) {
        keys.add(Keys.create(device, "p"));
      }
      CyclicBarrier start = new CyclicBarrier(threads);
      List<Future<Void>> all = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        all.add(executor.submit(signer(turns, keys, new Random(thread), signatures, start)));
      }
      for (Future<Void> one : all) {
        one.get();
      }
    } finally {
      executor.shutdown();
    }
    assertEquals(threads * signatures, turns.count());
    assertTrue(
        turns.longest() <= LONGEST_TO_MEAN * turns.mean(),
        "longest " + turns.longest() + ", in the mean " + turns.mean());
  }

  private static Callable<Void> signer(
      TurnCounter turns, List<TpmKey> keys, Random random, int signatures, CyclicBarrier start) {
    return () -> {
      start.await();
      for (int i = 0; i < signatures; i++) {
        turns.ask();
        Keys.assertSigns(keys.get(random.nextInt(keys.size())));
      }
      return null;
    };
  }
}
