package io.github.tpm4j.transport.blocking;

import static io.github.tpm4j.transport.testing.Latches.await;
import static io.github.tpm4j.transport.testing.Messages.GET_RANDOM;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.transport.TimeLimits;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportClosedException;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.transport.TransportTimeoutException;
import io.github.tpm4j.transport.testing.Messages;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class BlockingTransportTest {
  private static final Duration PATIENT = Duration.ofSeconds(60);
  private static final Duration HASTY = Duration.ofMillis(150);
  private static final byte[] LATE = Messages.response((byte) 1);
  private static final byte[] RESPONSE = Messages.response((byte) 2);

  /** A device whose first command takes until it is released. */
  private static final class SlowFirst implements BlockingExchange {
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger commands = new AtomicInteger();
    private volatile boolean busy;

    @Override
    public byte[] exchange(byte[] command) {
      if (commands.incrementAndGet() > 1) {
        return RESPONSE;
      }
      busy = true;
      started.countDown();
      await(release);
      busy = false;
      return LATE;
    }

    @Override
    public void close() {
      assertFalse(busy, "closed under a command");
      closed.countDown();
    }
  }

  @Test
  void givesUpWaiting_throwsTheLateResponseAway_andGoesOn() throws Exception {
    SlowFirst device = new SlowFirst();
    try (Transport tpm = transport(device, HASTY)) {
      assertThrows(TransportTimeoutException.class, () -> tpm.transmit(GET_RANDOM));
      // The first still runs: the second is not even sent.
      assertThrows(TransportTimeoutException.class, () -> tpm.transmit(GET_RANDOM));
      device.release.countDown();
      assertArrayEquals(RESPONSE, tpm.transmit(GET_RANDOM));
      assertEquals(2, device.commands.get());
    }
  }

  @Test
  void answersAThreadThatIsInterruptedWhileItWaits_andKeepsItsInterrupt() throws Exception {
    SlowFirst device = new SlowFirst();
    try (Transport tpm = transport(device, PATIENT)) {
      FutureTask<Boolean> task =
          new FutureTask<>(
              () -> {
                assertArrayEquals(LATE, tpm.transmit(GET_RANDOM));
                return Thread.interrupted();
              });
      Thread thread = new Thread(task);
      thread.start();
      await(device.started);
      thread.interrupt();
      device.release.countDown();
      assertTrue(task.get(30, TimeUnit.SECONDS));
    }
  }

  @Test
  void endsACommandInProgressWhenItIsClosed_andClosesTheDeviceAfterIt() throws Exception {
    SlowFirst device = new SlowFirst();
    Transport tpm = transport(device, PATIENT);
    FutureTask<byte[]> task = new FutureTask<>(() -> tpm.transmit(GET_RANDOM));
    new Thread(task).start();
    await(device.started);
    tpm.close();
    ExecutionException e =
        assertThrows(ExecutionException.class, () -> task.get(30, TimeUnit.SECONDS));
    assertEquals(TransportClosedException.class, e.getCause().getClass());
    assertEquals(1, device.closed.getCount());
    device.release.countDown();
    await(device.closed);
    assertThrows(TransportClosedException.class, () -> tpm.transmit(GET_RANDOM));
    tpm.close();
  }

  @Test
  void hasClosedAnIdleDeviceWhenCloseReturns() {
    SlowFirst device = new SlowFirst();
    transport(device, PATIENT).close();
    assertEquals(0, device.closed.getCount());
  }

  @Test
  void passesOnWhatWentWrong() {
    TransportException explained = new TransportException("explained");
    assertSame(explained, assertThrows(TransportException.class, failing(explained)));
    TransportException wrapped =
        assertThrows(TransportException.class, failing(new IOException("Input/output error")));
    assertTrue(wrapped.getMessage().contains("Input/output error"), wrapped.getMessage());
  }

  private static Executable failing(IOException problem) {
    return () -> {
      BlockingExchange exchange =
          new BlockingExchange() {
            @Override
            public byte[] exchange(byte[] command) throws IOException {
              throw problem;
            }

            @Override
            public void close() {}
          };
      try (Transport tpm = transport(exchange, PATIENT)) {
        tpm.transmit(GET_RANDOM);
      }
    };
  }

  @Test
  void saysThatItCannotCancel_butOnlyWhereThereIsACommand() throws Exception {
    SlowFirst device = new SlowFirst();
    try (Transport tpm = transport(device, PATIENT)) {
      tpm.cancel();
      FutureTask<byte[]> task = new FutureTask<>(() -> tpm.transmit(GET_RANDOM));
      new Thread(task).start();
      await(device.started);
      assertThrows(TransportException.class, tpm::cancel);
      device.release.countDown();
      assertArrayEquals(LATE, task.get(30, TimeUnit.SECONDS));
    }
  }

  @Test
  void refusesAnotherLocalityThanZero() throws Exception {
    try (Transport tpm = transport(new SlowFirst(), PATIENT)) {
      tpm.setLocality(0);
      assertThrows(TransportException.class, () -> tpm.setLocality(1));
    }
  }

  private static Transport transport(BlockingExchange exchange, Duration limit) {
    TransportInfo info = new TransportInfo("test", TransportInfo.Kind.PLATFORM, true);
    return new BlockingTransport(info, exchange, new TimeLimits(PATIENT, limit, PATIENT));
  }
}
