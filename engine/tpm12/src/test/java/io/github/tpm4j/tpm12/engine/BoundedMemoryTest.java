package io.github.tpm4j.tpm12.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.tpm12.client.Ownership;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.capability.GetCapability;
import io.github.tpm4j.tpm12.commands.context.SaveContext;
import io.github.tpm4j.tpm12.commands.counter.CreateCounter;
import io.github.tpm4j.tpm12.commands.nv.NvDefineSpace;
import io.github.tpm4j.tpm12.commands.session.Oiap;
import io.github.tpm4j.tpm12.commands.session.Reset;
import io.github.tpm4j.tpm12.commands.storage.CreateWrapKey;
import io.github.tpm4j.tpm12.commands.storage.LoadKey2;
import io.github.tpm4j.tpm12.constants.CapabilityConstants;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.error.TpmException;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmNvAttributes;
import io.github.tpm4j.tpm12.structures.TpmNvDataPublic;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoShort;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is sent to a TPM 1.2, right, wrong or mutated: what it keeps has an end. */
class BoundedMemoryTest {
  private static final int COMMANDS = 15_000;

  /** Else no session is free for what else there is. */
  private static final int SESSIONS_END = 50;

  private static final int LARGEST_STATE_BYTES = 100_000;
  private static final int HEAP_ALLOWANCE_BYTES = 2 << 20;
  private static final Bytes LABEL = Bytes.of(new byte[16]);
  private static final AuthSecret OWNER = AuthSecret.ofUtf8("the owner's".toCharArray());
  private static final AuthSecret SECRET = AuthSecret.ofUtf8("a secret".toCharArray());
  private static final String STARTUP = "00c10000000c000000990001";
  private static final int PER_OWNERWRITE = 2;
  private static final int ALL_LOCALITIES = 31;

  private final MemoryStore store = new MemoryStore();
  private final Tpm12 tpm = new Tpm12(Tpm12Configuration.of(store).withMillis(this::millis));
  private final MutatingTransport transport = new MutatingTransport(tpm);
  private final Tpm12Client client = new Tpm12Client(transport);
  private final Random random = new Random(5);
  private long millis;
  private TpmKey key;

  /** A month a look, so that no lock of the defence keeps commands out. */
  private long millis() {
    millis += 30L * 24 * 3_600_000;
    return millis;
  }

  @BeforeEach
  void own() {
    tpm.powerOn();
    tpm.execute(HexFormat.of().parseHex(STARTUP), 0);
    Ownership.take(client, Ownership.createEndorsementKey(client), OWNER, AuthSecret.wellKnown());
    try (OsapSession osap = root()) {
      CreateWrapKey.Request create =
          new CreateWrapKey.Request(
              EntityConstants.KH_SRK,
              osap.encrypt(SECRET),
              osap.encryptSecond(SECRET),
              KeyTemplates.signing(512));
      key = client.execute(create, osap.authorization()).wrappedKey();
    }
  }

  private OsapSession root() {
    return client.osap(EntityConstants.ET_SRK, EntityConstants.KH_SRK, AuthSecret.wellKnown());
  }

  @Test
  void whatIsKeptIsBounded() throws Exception {
    fill(COMMANDS);
    long half = heapBytes();
    fill(COMMANDS);
    long whole = heapBytes();
    assertTrue(whole < half + HEAP_ALLOWANCE_BYTES, () -> half + " grew to " + whole);
    assertTrue(stateBytes() < LARGEST_STATE_BYTES, () -> stateBytes() + " bytes of state");
    assertEquals(0, number(CapabilityConstants.PROP_KEYS));
    assertTrue(number(CapabilityConstants.PROP_AUTHSESS) >= 0);
  }

  /** Each command is sent as it is, or changed; nothing that was opened is closed. */
  private void fill(int commands) {
    for (int i = 0; i < commands; i++) {
      if (i % SESSIONS_END == 0) {
        client.execute(new Reset.Request());
      }
      transport.mutates = i % 3 == 0;
      try {
        step(random.nextInt(6));
      } catch (TpmResponseException refused) {
        transport.refused++;
      } catch (TpmException changed) {
        transport.changed++;
      } finally {
        transport.mutates = false;
      }
    }
  }

  private void step(int kind) {
    switch (kind) {
      case 0 -> client.execute(new Oiap.Request());
      case 1 -> load();
      case 2 -> save();
      case 3 -> counter();
      case 4 -> define();
      default -> transport.transmit(transport.any(random));
    }
  }

  private void load() {
    try (OiapSession oiap = client.oiap()) {
      client.execute(
          new LoadKey2.Request(EntityConstants.KH_SRK, key), oiap.lastWith(AuthSecret.wellKnown()));
    }
  }

  private void save() {
    int handle = client.execute(new Oiap.Request()).authHandle();
    client.execute(new SaveContext.Request(handle, EntityConstants.RT_AUTH, LABEL));
  }

  private void counter() {
    try (OsapSession osap = owner()) {
      CreateCounter.Request create =
          new CreateCounter.Request(osap.encrypt(SECRET), Bytes.of(new byte[4]));
      client.execute(create, osap.authorization());
    }
  }

  private void define() {
    TpmPcrInfoShort anywhere =
        new TpmPcrInfoShort(TpmPcrSelection.of(), ALL_LOCALITIES, Bytes.of(new byte[20]));
    TpmNvDataPublic index =
        new TpmNvDataPublic(
            1 + random.nextInt(100_000),
            anywhere,
            anywhere,
            new TpmNvAttributes(PER_OWNERWRITE),
            false,
            false,
            false,
            random.nextInt(2_000));
    try (OsapSession osap = owner()) {
      client.execute(new NvDefineSpace.Request(index, osap.encrypt(SECRET)), osap.authorization());
    }
  }

  private OsapSession owner() {
    return client.osap(EntityConstants.ET_OWNER, EntityConstants.KH_OWNER, OWNER);
  }

  private int number(int property) {
    Bytes sub = Bytes.of(new TpmWriter().u32(property).toByteArray());
    GetCapability.Request ask = new GetCapability.Request(CapabilityConstants.CAP_PROPERTY, sub);
    return new TpmReader(client.execute(ask).resp().toArray()).u32();
  }

  private int stateBytes() {
    return bytes(tpm.suspend()) + bytes(store.load());
  }

  private static int bytes(Map<String, byte[]> records) {
    return records.values().stream().mapToInt(bytes -> bytes.length).sum();
  }

  private static long heapBytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
