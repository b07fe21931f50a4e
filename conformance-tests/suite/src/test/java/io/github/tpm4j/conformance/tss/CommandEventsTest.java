package io.github.tpm4j.conformance.tss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.device.DeviceOptions;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command is an event of the JDK Flight Recorder. */
class CommandEventsTest {
  private static final String EVENT = "io.github.tpm4j.Command";
  private static final String PASSWORD = "never to be recorded";

  @TempDir Path folder;

  private List<RecordedEvent> recorded(Runnable work) throws Exception {
    try (Recording recording = new Recording()) {
      recording.enable(EVENT);
      recording.start();
      work.run();
      recording.stop();
      Path file = Files.createTempFile(folder, "commands", ".jfr");
      recording.dump(file);
      assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains(PASSWORD));
      return RecordingFile.readAllEvents(file);
    }
  }

  @Test
  void namesCommandAndKey() throws Exception {
    try (TpmDevice device =
        TpmDevice.open(Transports.open("engine:memory"), DeviceOptions.DEFAULT)) {
      TpmKey key = Keys.create(device, PASSWORD).named("client");
      List<RecordedEvent> events = recorded(() -> Keys.assertSigns(key));
      assertEquals(
          List.of("TPM2_Load", "TPM2_Sign"),
          events.stream().map(event -> event.getString("command")).toList());
      RecordedEvent sign = events.get(events.size() - 1);
      assertEquals("client", sign.getString("key"));
      assertEquals(0, sign.getInt("code"));
      assertEquals("engine:memory", sign.getString("tpm"));
      assertTrue(sign.getDuration().toNanos() > 0);
      assertEquals(1, recorded(() -> Keys.assertSigns(key)).size());
      List<RecordedEvent> random = recorded(() -> device.random(8).close());
      assertNull(random.get(0).getString("key"));
    }
  }

  @Test
  void hasTheCodeOfARefusal() throws Exception {
    try (TpmDevice device =
        TpmDevice.open(Transports.open("engine:memory"), DeviceOptions.DEFAULT)) {
      TpmKey wrong =
          Keys.create(device, PASSWORD)
              .authorizedBy(KeyAuthorization.password(Keys.password("wrong")));
      List<RecordedEvent> events =
          recorded(() -> assertThrows(TpmException.class, () -> Keys.assertSigns(wrong)));
      assertTrue(
          events.stream()
              .filter(event -> event.getString("command").equals("TPM2_Sign"))
              .allMatch(event -> TpmRc.of(event.getInt("code")).base().equals(TpmRc.BAD_AUTH)),
          events.toString());
    }
  }
}
