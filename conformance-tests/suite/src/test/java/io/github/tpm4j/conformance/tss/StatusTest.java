package io.github.tpm4j.conformance.tss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.client.TpmActivity;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.device.DeviceOptions;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.device.TpmStatus;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.templates.KeyTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StatusTest {
  private static final String SECRET = "a wrong password";

  @Test
  @Tag("peer")
  void showsWhatWasDoneOnSwtpm() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp();
        TpmDevice device = TpmDevice.open(swtpm.tcti())) {
      TpmStatus fresh = device.status();
      assertEquals("IBM", fresh.connection().orElseThrow().maker().orElseThrow().manufacturer());
      assertEquals(TransportInfo.Kind.SIMULATOR, fresh.connection().orElseThrow().kind());
      assertFalse(fresh.connection().orElseThrow().isHardware());
      assertEquals(0, fresh.use().keysLoaded());
      List<TpmKey> keys =
          List.of(Keys.create(device, "a"), Keys.create(device, "b"), Keys.create(device, "c"));
      keys.forEach(Keys::assertSigns);
      keys.forEach(Keys::assertSigns);
      TpmStatus.Use use = device.status().use();
      assertEquals(2, use.keysLoaded());
      assertTrue(use.keysKnown() >= 4, use.toString());
      assertEquals(1, use.sessions());
      assertTrue(use.swaps() >= 3, use.toString());
      assertTrue(use.commandsSent() > 12, use.toString());
      assertEquals(0, use.waits().count());
      assertTrue(device.status().toString().contains("IBM SW"), device.status().toString());
    }
  }

  @Test
  void tellsTheLastErrorAndTheLockout() throws Exception {
    List<LogRecord> warnings = new ArrayList<>();
    Logger log = Logger.getLogger(TpmActivity.LOG);
    Handler handler = keeping(warnings);
    log.addHandler(handler);
    try (TpmDevice device =
        TpmDevice.open(Transports.open("engine:memory"), DeviceOptions.DEFAULT)) {
      TpmKey wrong =
          Keys.create(
              device,
              KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().protectedFromGuessing().build(),
              "right",
              KeyAuthorization.password(Keys.password(SECRET)));
      for (int i = 0; i < 4; i++) {
        assertThrows(TpmException.class, () -> Keys.assertSigns(wrong));
      }
      TpmStatus status = device.status();
      assertTrue(status.use().lastError().orElseThrow().message().contains("lock"));
      assertEquals(
          status.use().lockout().orElseThrow().failedTries(),
          status.use().lockout().orElseThrow().allowedTries());
      assertFalse(status.toString().contains(SECRET));
      assertTrue(
          warnings.stream().anyMatch(one -> one.getMessage().contains("locks after 1 more")),
          warnings.toString());
      assertTrue(warnings.stream().allMatch(one -> one.getLevel().equals(Level.WARNING)));
    } finally {
      log.removeHandler(handler);
    }
  }

  private static Handler keeping(List<LogRecord> records) {
    return new Handler() {
      @Override
      public void publish(LogRecord one) {
        records.add(one);
      }

      @Override
      public void flush() {
        // Nothing is held back.
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
  }

  @Test
  void doesNotWaitForWhoeverUsesTheTpm() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (TpmDevice device =
        TpmDevice.open(Transports.open("engine:memory"), DeviceOptions.DEFAULT)) {
      device.client().lock().lock();
      try {
        TpmStatus seen = other.submit(device::status).get();
        assertTrue(seen.connection().orElseThrow().maker().isEmpty());
      } finally {
        device.client().lock().unlock();
      }
      assertTrue(device.status().connection().orElseThrow().maker().isPresent());
      assertTrue(device.status().connection().orElseThrow().computedBy().isPresent());
    } finally {
      other.shutdown();
    }
  }
}
