package io.github.tpm4j.transport.nativeio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookoutTest {
  private static final byte[] BYTE = {1};
  private static final int LIMIT_SECONDS = 60;
  private static final int MANY = 200;

  private final Semaphore ready = new Semaphore(0);
  private NativeConnection here;
  private NativeConnection there;

  @BeforeEach
  void connect() throws IOException {
    List<NativeConnection> pair = NativeConnection.pair();
    here = pair.get(0);
    there = pair.get(1);
  }

  @AfterEach
  void close() {
    here.close();
    there.close();
  }

  private void assertReady(int times) throws InterruptedException {
    assertTrue(ready.tryAcquire(times, LIMIT_SECONDS, TimeUnit.SECONDS));
    assertEquals(0, ready.availablePermits());
  }

  /** What was armed before a later one would have been done before that. */
  private void assertSilent() throws Exception {
    List<NativeConnection> later = NativeConnection.pair();
    Semaphore other = new Semaphore(0);
    later.get(0).expectInput(other::release);
    later.get(1).write(BYTE);
    assertTrue(other.tryAcquire(LIMIT_SECONDS, TimeUnit.SECONDS));
    assertEquals(0, ready.availablePermits());
    later.forEach(NativeConnection::close);
  }

  @Test
  void saysOnceThatSomethingHasCome() throws Exception {
    here.expectInput(ready::release);
    assertSilent();
    there.write(BYTE);
    assertReady(1);
    there.write(BYTE);
    assertSilent();
  }

  @Test
  void saysAtOnceWhatHasComeBefore() throws Exception {
    there.write(BYTE);
    here.expectInput(ready::release);
    assertReady(1);
    assertEquals(1, here.read(ByteBuffer.allocate(2)));
    here.expectInput(ready::release);
    assertSilent();
    there.write(BYTE);
    assertReady(1);
  }

  @Test
  void saysThatTheOtherHasHungUp() throws Exception {
    here.expectInput(ready::release);
    there.close();
    assertReady(1);
    assertEquals(-1, here.read(ByteBuffer.allocate(1)));
  }

  @Test
  void saysNothingThatWasCalledOff() throws Exception {
    here.expectInput(ready::release).cancel();
    there.write(BYTE);
    assertSilent();
  }

  @Test
  void whatFailsOnOneSocketIsReportedAndHoldsUpNoOther() throws Exception {
    BlockingQueue<Throwable> reported = new LinkedBlockingQueue<>();
    IllegalStateException failure = new IllegalStateException("of this test");
    here.expectInput(
        () -> {
          Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> reported.add(e));
          throw failure;
        });
    there.write(BYTE);
    assertSame(failure, reported.poll(LIMIT_SECONDS, TimeUnit.SECONDS));
    assertSilent();
  }

  @Test
  void refusesWhatIsClosed() {
    here.close();
    assertThrows(ClosedChannelException.class, () -> here.expectInput(ready::release));
  }

  @Test
  void saysThatAClientHasCome(@TempDir Path folder) throws Exception {
    Path path = folder.resolve("socket");
    try (NativeListener listener = NativeListener.listen(path, 5)) {
      listener.expectClient(ready::release);
      assertSilent();
      try (NativeConnection client = NativeConnection.connect(path)) {
        assertReady(1);
        listener.accept().close();
        assertTrue(client.isReadable(Duration.ofSeconds(LIMIT_SECONDS)), "hung up");
      }
    }
  }

  @Test
  void looksOutForMany() throws Exception {
    List<NativeConnection> others = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      List<NativeConnection> pair = NativeConnection.pair();
      others.addAll(pair);
      pair.get(0).expectInput(ready::release);
    }
    for (int i = 1; i < others.size(); i += 2) {
      others.get(i).write(BYTE);
    }
    assertReady(MANY);
    others.forEach(NativeConnection::close);
  }

  @Test
  void saysWhetherSomethingCameInTime() throws Exception {
    assertFalse(here.isReadable(Duration.ofMillis(1)));
    there.write(BYTE);
    assertTrue(here.isReadable(Duration.ofSeconds(LIMIT_SECONDS)));
  }
}
