package io.github.tpm4j.engine.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.engine.manufacture.EkCertificates;
import io.github.tpm4j.engine.store.MemoryStore;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is waited for when the power comes. */
class EngineTpmTest {
  private final AtomicInteger prepared = new AtomicInteger();

  @Test
  void aMachineThatComesUpWaits() {
    EngineTpm served = served();
    served.powerOn();
    assertEquals(1, prepared.get());
  }

  @Test
  void aMachineThatGoesOnDoesNot() {
    EngineTpm before = served();
    TpmPlatform platform = new TpmPlatform(before);
    assertEquals(Optional.empty(), platform.startUp(StartupKind.CLEAR));
    byte[] permanent = before.state().permanent();
    byte[] running = before.state().volatileState();

    EngineTpm after = served();
    after.state().replacePermanent(permanent);
    after.state().giveVolatile(running);
    after.powerOn();
    assertEquals(1, prepared.get());
    after.powerOff();
    after.powerOn();
    assertEquals(2, prepared.get(), "its next start is one as any");
  }

  private EngineTpm served() {
    MemoryStore store = new MemoryStore();
    Tpm tpm = new Tpm(TpmConfiguration.of(store).withEkCertificates(EkCertificates.NONE));
    EngineTpm served = new EngineTpm(tpm, store, false);
    served.startAfter(prepared::incrementAndGet);
    return served;
  }
}
