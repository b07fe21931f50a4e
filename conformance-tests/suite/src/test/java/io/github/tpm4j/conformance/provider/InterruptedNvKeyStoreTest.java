package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.conformance.provider.FaultyTransport.Fault;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.memory.MemoryEntries;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.clock.ClockSet;
import io.github.tpm4j.tss.commands.clock.ReadClock;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that die, and TPMs that fail, while they change an entry of the TPM's memory. */
class InterruptedNvKeyStoreTest extends OnEveryTpm {
  private static final String FAULTS =
      """
      NOT_SENT, 1
      RESPONSE_LOST, 1
      REFUSED, 1
      NOT_SENT, 10000
      RESPONSE_LOST, 10000
      """;

  private TpmMemory memory;
  private List<TpmHandle> before;

  @BeforeEach
  void look() {
    memory = new TpmMemory(tpm.transport());
    before = memory.persistent();
  }

  /** What is done to the store. */
  @FunctionalInterface
  private interface Change {
    void make(KeyStore store, TpmProvider provider) throws Exception;
  }

  @ParameterizedTest
  @CsvSource(textBlock = FAULTS)
  void anEntryThatIsMadeIsThereOrNot(Fault fault, int count) throws Exception {
    Change change = (store, provider) -> make(store, provider);
    spoil(change, fault, count, () -> {}, false);
  }

  @ParameterizedTest
  @CsvSource(textBlock = FAULTS)
  void anEntryThatIsReplacedIsOneOrTheOther(Fault fault, int count) throws Exception {
    spoil((store, provider) -> make(store, provider), fault, count, this::makeUndisturbed, true);
  }

  @ParameterizedTest
  @CsvSource(textBlock = FAULTS)
  void anEntryThatIsDeletedIsThereOrNot(Fault fault, int count) throws Exception {
    spoil(
        (store, provider) -> store.deleteEntry("web"), fault, count, this::makeUndisturbed, false);
  }

  private static void make(KeyStore store, TpmProvider provider) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
    generator.initialize(TpmKeyGenParameterSpec.ec("web", "secp256r1").storeIn(store).build());
    generator.generateKeyPair();
  }

  private void makeUndisturbed() throws Exception {
    try (RunningTpm own = tpm.again(TpmSettings.DEFAULT)) {
      make(opened(own.provider()), own.provider());
    }
  }

  /** What is there before each change. */
  @FunctionalInterface
  private interface Preparation {
    void make() throws Exception;
  }

  private void spoil(
      Change change, Fault fault, int count, Preparation preparation, boolean isAlwaysThere)
      throws Exception {
    AtomicInteger failures = new AtomicInteger();
    int commands = 1;
    for (int from = 0; from < commands; from++) {
      preparation.make();
      FaultyTransport transport = new FaultyTransport(tpm.transport(), fault, from, count);
      boolean isDone = isDone(change, transport);
      if (isDone) {
        commands = Math.max(commands, transport.sent().size());
      } else {
        failures.incrementAndGet();
        commands = Math.max(commands, from + 2);
      }
      memory.flush();
      String where = "command " + from + " of " + transport.sent();
      assertWholeOrNothing(isAlwaysThere, where);
      long keysShown = memory.persistent().size();
      passTenMinutes();
      cleanUp();
      boolean isThere = isThere();
      assertWholeOrNothing(isAlwaysThere, where);
      assertEquals(
          before.size() + (isThere ? 1 : 0), memory.persistent().size(), where + keysShown);
      deleteUndisturbed();
      assertEquals(before, memory.persistent(), where);
    }
    assertTrue(failures.get() >= 3, failures + " failures");
  }

  private static boolean isDone(Change change, FaultyTransport transport) {
    TpmConnection connection = TpmConnection.over(new Borrowed(transport));
    TpmProvider provider = new TpmProvider(connection);
    try {
      change.make(opened(provider), provider);
      return true;
    } catch (Exception e) {
      return false;
    } finally {
      connection.close();
    }
  }

  private static KeyStore opened(TpmProvider provider) throws Exception {
    KeyStore store = KeyStore.getInstance("TPM-NV", provider);
    store.load(null, null);
    return store;
  }

  private static void assertWholeOrNothing(boolean isAlwaysThere, String where) throws Exception {
    try (RunningTpm own = tpm.again(TpmSettings.DEFAULT)) {
      KeyStore store = opened(own.provider());
      if (!store.containsAlias("web")) {
        assertTrue(!isAlwaysThere, where);
        return;
      }
      Signature signature = Signature.getInstance("SHA256withECDSA", own.provider());
      signature.initSign((TpmPrivateKey) store.getKey("web", null));
      byte[] signed = signature.sign();
      Signature verifier = Signature.getInstance("SHA256withECDSA");
      verifier.initVerify(store.getCertificate("web"));
      assertTrue(verifier.verify(signed), where);
    }
  }

  private static boolean isThere() throws Exception {
    try (RunningTpm own = tpm.again(TpmSettings.DEFAULT)) {
      return opened(own.provider()).containsAlias("web");
    }
  }

  private static void passTenMinutes() {
    TpmClient client = new TpmClient(new Borrowed(tpm.transport()));
    long now = client.execute(new ReadClock.Request()).currentTime().clockInfo().clock();
    client.execute(
        new ClockSet.Request(TpmHandle.OWNER, now + Duration.ofMinutes(11).toMillis()),
        Authorization.password(SecretBytes.EMPTY));
  }

  private static void cleanUp() throws Exception {
    try (RunningTpm own = tpm.again(TpmSettings.DEFAULT)) {
      MemoryEntries.of(own.provider().connection()).cleanUp();
    }
  }

  private static void deleteUndisturbed() throws Exception {
    try (RunningTpm own = tpm.again(TpmSettings.DEFAULT)) {
      opened(own.provider()).deleteEntry("web");
      assertEquals(0, MemoryEntries.of(own.provider().connection()).room().usedIndices());
    }
  }
}
