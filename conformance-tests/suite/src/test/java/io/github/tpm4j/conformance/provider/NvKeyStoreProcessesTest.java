package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.memory.MemoryEntries;
import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.JavaCommand;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.clock.ClockSet;
import io.github.tpm4j.tss.commands.clock.ReadClock;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Programs that change the KeyStore in a TPM's own memory at once. */
@Tag("peer")
class NvKeyStoreProcessesTest {
  private static final int KEYS_EACH = 4;
  private static final List<String> NAMES = List.of("first", "second");

  @Test
  void loseNothingOfEachOtherOnSwtpm() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp()) {
      areChangedAtOnce(swtpm.tcti());
    }
  }

  @Test
  void loseNothingOfEachOtherOnTheServedTpm() throws Exception {
    try (EngineServer server = EngineServer.swtpm()) {
      areChangedAtOnce("swtpm:host=127.0.0.1,port=" + server.port());
    }
  }

  private static void areChangedAtOnce(String tcti) throws Exception {
    List<Process> programs = new ArrayList<>();
    try {
      for (String name : NAMES) {
        programs.add(start(tcti, name));
      }
      for (Process program : programs) {
        assertEquals("done", program.inputReader().readLine());
        assertEquals(0, program.waitFor());
      }
    } finally {
      programs.forEach(Process::destroyForcibly);
    }
    TpmProvider provider = (TpmProvider) new TpmProvider().configure(tcti);
    try {
      assertAllIsThere(provider);
    } finally {
      provider.connection().close();
    }
  }

  private static Process start(String tcti, String name) throws Exception {
    return new ProcessBuilder(
            JavaCommand.of(
                JavaCommand.SHORT_LIVED,
                ChangeNvKeyStore.class.getName(),
                tcti,
                name,
                Integer.toString(KEYS_EACH)))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void assertAllIsThere(TpmProvider provider) throws Exception {
    KeyStore store = opened(provider);
    Set<String> expected = new TreeSet<>(Set.of("shared"));
    for (String name : NAMES) {
      for (int i = 1; i < KEYS_EACH; i += 2) {
        expected.add(name + i);
      }
    }
    assertEquals(expected, new TreeSet<>(Collections.list(store.aliases())));
    List<Certificate> last = new ArrayList<>();
    for (String alias : expected) {
      if (store.isKeyEntry(alias)) {
        assertSigns(provider, store, alias);
        last.add(store.getCertificate(alias));
      }
    }
    assertEquals(expected.size() - 1, last.size());
    assertTrue(last.contains(store.getCertificate("shared")));

    // What the one that was slower has written of "shared" goes when it is surely over.
    passTenMinutes(provider.connection().device().client());
    MemoryEntries memory = MemoryEntries.of(provider.connection());
    memory.cleanUp();
    assertEquals(expected.size(), memory.room().usedIndices());
    assertEquals(expected, new TreeSet<>(Collections.list(opened(provider).aliases())));
    for (String alias : expected) {
      opened(provider).deleteEntry(alias);
    }
    assertEquals(0, opened(provider).size(), "a key without entry would show under its handle");
    assertEquals(0, memory.room().usedIndices());
  }

  private static KeyStore opened(TpmProvider provider) throws Exception {
    KeyStore store = KeyStore.getInstance("TPM-NV", provider);
    store.load(null, null);
    return store;
  }

  private static void assertSigns(TpmProvider provider, KeyStore store, String alias)
      throws Exception {
    Signature signature = Signature.getInstance("SHA256withECDSA", provider);
    signature.initSign((TpmPrivateKey) store.getKey(alias, null));
    byte[] signed = signature.sign();
    Signature verifier = Signature.getInstance("SHA256withECDSA");
    verifier.initVerify(store.getCertificate(alias));
    assertTrue(verifier.verify(signed), alias);
  }

  private static void passTenMinutes(TpmClient client) {
    long now = client.execute(new ReadClock.Request()).currentTime().clockInfo().clock();
    client.execute(
        new ClockSet.Request(TpmHandle.OWNER, now + Duration.ofMinutes(11).toMillis()),
        Authorization.password(SecretBytes.EMPTY));
  }
}
