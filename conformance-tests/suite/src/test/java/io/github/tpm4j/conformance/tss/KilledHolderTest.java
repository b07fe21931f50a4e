package io.github.tpm4j.conformance.tss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.JavaCommand;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.error.TpmResourceException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.resource.SlotHolders;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed program has left in the slots of a TPM without resource manager. */
@Tag("peer")
class KilledHolderTest {
  private static final List<TpmHandle> NONE = List.of();

  /** A running {@link HoldKeys}. */
  private record Holder(Process process, BufferedReader out) implements AutoCloseable {
    static Holder start(String tcti) throws IOException {
      Process process =
          new ProcessBuilder(JavaCommand.of(HoldKeys.class, tcti))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      Holder holder = new Holder(process, process.inputReader());
      holder.requireSigned();
      return holder;
    }

    void requireSigned() throws IOException {
      assertEquals("signed", out.readLine());
    }

    void signAgain() throws IOException {
      process.outputWriter().append('\n').flush();
      requireSigned();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  private static SlotHolders holders(String tcti) throws IOException {
    try (TpmClient client = new TpmClient(Transports.open(tcti))) {
      return new SlotHolders(client);
    }
  }

  private static void killHolder(String tcti) throws Exception {
    try (Holder holder = Holder.start(tcti)) {
      holder.kill();
    }
  }

  private static void signsAfterKills(String tcti) throws Exception {
    for (int i = 0; i < 4; i++) {
      killHolder(tcti);
    }
    assertTrue(holders(tcti).objects().size() > 0, "nothing was left");
    try (TpmDevice device = TpmDevice.open(tcti)) {
      List<TpmKey> keys =
          List.of(Keys.create(device, "a"), Keys.create(device, "b"), Keys.create(device, "c"));
      keys.forEach(Keys::assertSigns);
      keys.forEach(Keys::assertSigns);
    }
    assertEquals(NONE, holders(tcti).objects());
  }

  @Test
  void leavesSlotsThatOthersTakeOnSwtpm() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp()) {
      signsAfterKills(swtpm.tcti());
    }
  }

  @Test
  void leavesSlotsThatOthersTakeOnTheServedTpm() throws Exception {
    try (EngineServer server = EngineServer.swtpm()) {
      signsAfterKills("swtpm:host=127.0.0.1,port=" + server.port());
    }
  }

  @Test
  void isNotTakenForDeadWhileItLives() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp();
        Holder living = Holder.start(swtpm.tcti());
        TpmDevice device = TpmDevice.open(swtpm.tcti())) {
      List<TpmHandle> held = holders(swtpm.tcti()).objects();
      TpmResourceException full =
          assertThrows(
              TpmResourceException.class, () -> Keys.assertSigns(Keys.create(device, "a")));
      String message = full.getMessage();
      assertTrue(
          message.contains(
              "TPM2TOOLS_TCTI='" + swtpm.tcti() + "' tpm2_flushcontext --transient-object"),
          message);
      held.forEach(handle -> assertTrue(message.contains(handle.toString()), message));
      device.close();
      assertEquals(held, holders(swtpm.tcti()).objects());
      living.signAgain();
    }
  }

  @Test
  void isNotBelievedWhereAnotherProgramHasMeddled(@TempDir Path folder) throws Exception {
    try (Swtpm swtpm = Swtpm.tcp()) {
      killHolder(swtpm.tcti());
      Tool.of("tpm2_flushcontext", "--transient-object").tpm(swtpm.tcti()).in(folder).succeed();
      // The same storage key at the same handle, now of a program that lives.
      Tool.of("tpm2_createprimary", "-c", "p.ctx").tpm(swtpm.tcti()).in(folder).succeed();
      Tool.of("tpm2_createprimary", "-c", "q.ctx").tpm(swtpm.tcti()).in(folder).succeed();
      List<TpmHandle> others = holders(swtpm.tcti()).objects();
      try (TpmDevice device = TpmDevice.open(swtpm.tcti())) {
        assertThrows(TpmResourceException.class, () -> Keys.assertSigns(Keys.create(device, "a")));
      }
      assertEquals(others, holders(swtpm.tcti()).objects());
    }
  }

  @Test
  void getsRoomForCommandsOfItsOwnBesideItsKeys() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp();
        TpmDevice device = TpmDevice.open(swtpm.tcti())) {
      List<TpmKey> keys =
          List.of(Keys.create(device, "a"), Keys.create(device, "b"), Keys.create(device, "c"));
      keys.forEach(Keys::assertSigns);
      List<TpmHandle> raw = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        LoadExternal.Request request =
            new LoadExternal.Request(null, keys.get(i).publicArea(), TpmHandle.NULL);
        raw.add(device.client().execute(request).objectHandle());
      }
      raw.subList(0, 2)
          .forEach(handle -> device.client().execute(new FlushContext.Request(handle)));
      keys.forEach(Keys::assertSigns);
      device.client().execute(new FlushContext.Request(raw.get(2)));
    }
  }
}
