package io.github.tpm4j.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestObjects;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.templates.KeyTemplate;
import java.nio.ByteBuffer;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two connections to one TPM; one waits while the other's command is executed. */
class EngineCancelTest {
  private static final String TCTI = "engine:memory,name=EngineCancelTest";
  private static final int ROUNDS = 12;
  private static final int ATTEMPTS = 200;

  private final TestTpm encoder = TestTpm.started();
  private final byte[] createPrimary =
      encoder.encode(TestObjects.primary(TpmHandle.OWNER, KeyTemplate.rsa(2048).signing().build()));
  private Transport working;
  private Transport waiting;

  @BeforeEach
  void connect() throws Exception {
    working = Transports.open(TCTI);
    waiting = Transports.open(TCTI);
    assertEquals(TpmRc.SUCCESS.value(), code(send(working, new Startup.Request(TpmSu.CLEAR))));
  }

  @AfterEach
  void close() {
    working.close();
    waiting.close();
  }

  @Test
  void cancellingWhatWaitsEndsOnlyThat() throws Exception {
    int rounds = 0;
    for (int attempt = 0; attempt < ATTEMPTS && rounds < ROUNDS; attempt++) {
      rounds += oneRound() ? 1 : 0;
    }
    assertEquals(ROUNDS, rounds, "rounds in which a command waited while it was cancelled");
  }

  /** Whether the one did wait for the other when it was cancelled. */
  private boolean oneRound() throws Exception {
    FutureTask<byte[]> first = new FutureTask<>(() -> working.transmit(createPrimary));
    FutureTask<byte[]> second = new FutureTask<>(() -> waiting.transmit(createPrimary));
    Thread firstThread = new Thread(first, "works");
    Thread secondThread = new Thread(second, "waits");
    firstThread.start();
    while (firstThread.getState() == Thread.State.NEW) {
      Thread.onSpinWait();
    }
    secondThread.start();
    while (!first.isDone() && secondThread.getState() != Thread.State.BLOCKED) {
      Thread.onSpinWait();
    }
    waiting.cancel();
    boolean waited = !first.isDone() && !second.isDone();
    assertSucceeds(first.get());
    if (waited) {
      assertEquals(TpmRc.CANCELED.value(), code(second.get()));
    } else if (code(second.get()) == TpmRc.SUCCESS.value()) {
      assertSucceeds(second.get());
    }
    return waited;
  }

  @Test
  void cancellingEndsNothingThatComesAfter() throws Exception {
    working.cancel();
    assertSucceeds(working.transmit(createPrimary));
    assertSucceeds(waiting.transmit(createPrimary));
  }

  private void assertSucceeds(byte[] response) throws Exception {
    assertEquals(TpmRc.SUCCESS.value(), code(response));
    TpmHandle created = new TpmHandle(ByteBuffer.wrap(response).getInt(10));
    assertEquals(TpmRc.SUCCESS.value(), code(send(working, new FlushContext.Request(created))));
  }

  private byte[] send(Transport transport, TpmRequest<?> request) throws Exception {
    return transport.transmit(encoder.encode(request));
  }

  private static int code(byte[] response) {
    return ByteBuffer.wrap(response).getInt(6);
  }
}
