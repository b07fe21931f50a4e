package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.conformance.provider.FaultyTransport.Fault;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.cert.Certificate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a key cannot be made and kept, nothing of it is kept. */
class FailedGenerationTest extends OnEveryTpm {
  private static final int HANDLE = 0x81000321;

  private TpmMemory memory;
  private KeyStore store;

  @BeforeEach
  void lookAtTheTpm() throws Exception {
    memory = new TpmMemory(tpm.transport());
    store = tpm.keyStore();
  }

  @AfterEach
  void leaveNothing() {
    memory.flush();
    memory.persistent().forEach(memory::evict);
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_SENT, false",
    "RESPONSE_LOST, false",
    "REFUSED, false",
    "NOT_SENT, true",
    "RESPONSE_LOST, true",
    "REFUSED, true"
  })
  void aFaultAtAnyCommandLeavesNothing(Fault fault, boolean replaces) throws Exception {
    Certificate before = replaces ? entry() : null;
    List<TpmCc> commands = generateWith(new FaultyTransport(tpm.transport(), Fault.NONE, 0, 0));
    assertTrue(commands.contains(TpmCc.EVICT_CONTROL), commands::toString);
    undo(before);
    AtomicInteger failures = new AtomicInteger();
    for (int i = 0; i < commands.size(); i++) {
      FaultyTransport transport = new FaultyTransport(tpm.transport(), fault, i, 1);
      try {
        generateWith(transport);
        assertEquals(List.of(TpmHandle.of(HANDLE)), memory.persistent(), "command " + i);
        assertTrue(store.isKeyEntry("web"), "command " + i);
      } catch (ProviderException e) {
        failures.incrementAndGet();
        assertEquals(List.of(), memory.persistent(), "command " + i + " of " + transport.sent());
        assertEquals(before, store.getCertificate("web"), "command " + i);
      }
      undo(before);
    }
    assertTrue(failures.get() >= 3, failures + " failures of " + commands);
  }

  /** An entry that is there already, of a key that is not persistent. */
  private Certificate entry() throws Exception {
    try (RunningTpm other = tpm.again(TpmSettings.DEFAULT)) {
      other.key(TpmKeyGenParameterSpec.ec("web", "secp256r1").storeIn(store));
    }
    return store.getCertificate("web");
  }

  private void undo(Certificate before) throws Exception {
    memory.flush();
    memory.persistent().forEach(memory::evict);
    if (before == null) {
      store.deleteEntry("web");
    } else if (!before.equals(store.getCertificate("web"))) {
      // The key of the entry was replaced by a generation that went well.
      store.deleteEntry("web");
      store.setCertificateEntry("web", before);
    }
  }

  private List<TpmCc> generateWith(FaultyTransport transport) throws Exception {
    TpmConnection connection = TpmConnection.over(new Borrowed(transport));
    try {
      generate(new TpmProvider(connection), store);
      return transport.sent();
    } finally {
      connection.close();
    }
  }

  private static void generateIn(KeyStore into) throws Exception {
    try (RunningTpm own = tpm.again(TpmSettings.DEFAULT)) {
      generate(own.provider(), into);
    }
  }

  private static void generate(Provider provider, KeyStore into) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
    generator.initialize(
        TpmKeyGenParameterSpec.ec("web", "secp256r1")
            .persistentHandle(TpmHandle.of(HANDLE))
            .storeIn(into)
            .build());
    generator.generateKeyPair();
  }

  @Test
  void aStoreThatRefusesLeavesNothing() throws Exception {
    for (boolean holdsOne : new boolean[] {false, true}) {
      KeyStore refusing = RefusingStore.of(tpm.keyStore(), holdsOne);
      ProviderException refusal = assertThrows(ProviderException.class, () -> generateIn(refusing));
      assertTrue(refusal.getMessage().contains("not today"), refusal.getMessage());
      assertEquals(List.of(), memory.persistent());
    }
  }

  @Test
  void aTpmWithoutRoomLeavesTheStoreAsItWas() throws Exception {
    memory.fill();
    try {
      assertThrows(ProviderException.class, () -> generateIn(store));
      assertEquals(List.of(), memory.persistent());
      assertFalse(store.containsAlias("web"));
      Certificate before = entry();
      assertThrows(ProviderException.class, () -> generateIn(store));
      assertEquals(before, store.getCertificate("web"));
      assertTrue(store.isKeyEntry("web"));
    } finally {
      memory.empty();
    }
    generateIn(store);
    assertEquals(List.of(TpmHandle.of(HANDLE)), memory.persistent());
  }

  @Test
  void aKeyOfOthersAtTheHandleStaysThere() throws Exception {
    try (RunningTpm other = tpm.again(TpmSettings.DEFAULT)) {
      other.key(
          TpmKeyGenParameterSpec.ec("other", "secp256r1").persistentHandle(TpmHandle.of(HANDLE)));
    }
    assertThrows(ProviderException.class, () -> generateIn(store));
    assertEquals(List.of(TpmHandle.of(HANDLE)), memory.persistent());
    assertFalse(store.containsAlias("web"));
  }

  @Test
  void aKeyThatCouldNotBeEvictedIsNamed() throws Exception {
    FaultyTransport whole = new FaultyTransport(tpm.transport(), Fault.NONE, 0, 0);
    int last = generateWith(whole).lastIndexOf(TpmCc.EVICT_CONTROL);
    undo(null);
    FaultyTransport broken =
        new FaultyTransport(tpm.transport(), Fault.RESPONSE_LOST, last, Integer.MAX_VALUE - last);
    ProviderException failure = assertThrows(ProviderException.class, () -> generateWith(broken));
    assertEquals(List.of(TpmHandle.of(HANDLE)), memory.persistent());
    Throwable suppressed = failure.getCause().getSuppressed()[0];
    assertTrue(suppressed.getMessage().contains("81000321"), suppressed.getMessage());
    assertFalse(store.containsAlias("web"));
  }
}
