package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.transport.ForwardingTransport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.Signature;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One program gives a key another name while another program deletes the entry that it has, between
 * any two commands: the key stays for the new name, or the new name is refused.
 */
class InterleavedNvKeyStoreTest extends OnEveryTpm {
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
    void make(KeyStore store) throws Exception;
  }

  /** Does something else before one of the commands that pass. */
  private static final class Interposed extends ForwardingTransport {
    private final int place;
    private final Runnable other;
    private int passed;

    Interposed(int place, Runnable other) {
      super(new Borrowed(tpm.transport()));
      this.place = place;
      this.other = other;
    }

    @Override
    public byte[] transmit(byte[] command) throws TransportException {
      if (passed++ == place) {
        other.run();
      }
      return super.transmit(command);
    }
  }

  private static void give(KeyStore store) throws Exception {
    Key key = store.getKey("old", null);
    if (key != null) {
      store.setKeyEntry("new", key, null, store.getCertificateChain("old"));
    }
  }

  @Test
  void theKeyStaysForItsNewNameWhileTheOldOneIsDeleted() throws Exception {
    interleave(store -> store.deleteEntry("old"), InterleavedNvKeyStoreTest::give);
  }

  @Test
  void aNewNameIsGivenOrRefusedWhileTheOldOneIsDeleted() throws Exception {
    interleave(InterleavedNvKeyStoreTest::give, store -> store.deleteEntry("old"));
  }

  private void interleave(Change slow, Change quick) throws Exception {
    int given = 0;
    boolean cameBetween = true;
    for (int place = 0; cameBetween; place++) {
      makeOld();
      // It has read the store before the slow one begins, as keytool does.
      try (RunningTpm other = tpm.again(TpmSettings.DEFAULT)) {
        KeyStore store = opened(other.provider());
        Interposed transport = new Interposed(place, () -> make(quick, store));
        make(slow, transport);
        cameBetween = transport.passed > place;
        if (!cameBetween) {
          make(quick, store);
        }
      }
      given += assertWhole("before command " + place);
    }
    assertTrue(given > 0);
  }

  private static void make(Change change, Interposed transport) throws Exception {
    TpmConnection connection = TpmConnection.over(transport);
    try {
      make(change, opened(new TpmProvider(connection)));
    } finally {
      connection.close();
    }
  }

  /** Makes a change, which may be refused. */
  private static void make(Change change, KeyStore store) {
    try {
      change.make(store);
    } catch (KeyStoreException e) {
      String words = e.getMessage();
      assertTrue(words.contains("was not changed") || words.contains("is not what stands"), words);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void makeOld() throws Exception {
    try (RunningTpm own = tpm.again(TpmSettings.DEFAULT)) {
      own.key(TpmKeyGenParameterSpec.ec("old", "secp256r1").storeIn(opened(own.provider())));
    }
  }

  private static KeyStore opened(TpmProvider provider) throws Exception {
    KeyStore store = KeyStore.getInstance("TPM-NV", provider);
    store.load(null, null);
    return store;
  }

  /** Returns how many entries there were; removes them. */
  private int assertWhole(String where) throws Exception {
    memory.flush();
    try (RunningTpm own = tpm.again(TpmSettings.DEFAULT)) {
      KeyStore store = opened(own.provider());
      assertFalse(store.containsAlias("old"), where);
      boolean isGiven = store.containsAlias("new");
      assertEquals(before.size() + (isGiven ? 1 : 0), memory.persistent().size(), where);
      if (isGiven) {
        Signature signature = Signature.getInstance("SHA256withECDSA", own.provider());
        signature.initSign((TpmPrivateKey) store.getKey("new", null));
        signature.sign();
        store.deleteEntry("new");
      }
      assertEquals(before, memory.persistent(), where);
      assertEquals(List.of(), memory.indices(), where);
      return isGiven ? 1 : 0;
    }
  }
}
