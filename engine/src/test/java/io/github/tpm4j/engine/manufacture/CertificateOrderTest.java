package io.github.tpm4j.engine.manufacture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.engine.store.StateStore;
import io.github.tpm4j.engine.testing.JcaKeys;
import io.github.tpm4j.engine.testing.TestObjects;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.hierarchy.ChangeEps;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.nv.NvRead;
import io.github.tpm4j.tss.commands.nv.NvReadPublic;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.templates.EndorsementKey;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates that are made after the start of a new TPM, and are never seen to be missing. */
class CertificateOrderTest {
  private static final EndorsementKey KEY = EndorsementKey.ECC_P256;
  private static final String ORDER = "ek.ordered";
  private static final EkCertificates WANTED =
      EkCertificates.of(Set.of(KEY, EndorsementKey.RSA_2048), InstantSource.system());

  @TempDir private Path folder;

  private static TestTpm started(StateStore store, EkCertificates certificates) {
    return TestTpm.started(TpmConfiguration.of(store).withEkCertificates(certificates));
  }

  private static byte[] certificate(TestTpm tpm) {
    TpmHandle index = KEY.certificateIndex();
    int size = tpm.run(new NvReadPublic.Request(index)).nvPublic().dataSize();
    return tpm.run(new NvRead.Request(index, index, size, 0)).data().toByteArray();
  }

  private static PublicKey certifiedKey(TestTpm tpm) throws Exception {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(certificate(tpm)))
        .getPublicKey();
  }

  private static PublicKey createdKey(TestTpm tpm) {
    CreatePrimary.Response made =
        tpm.run(TestObjects.primary(TpmHandle.ENDORSEMENT, KEY.template()));
    return JcaKeys.of(made.outPublic());
  }

  /** What a loss of power leaves. */
  private static MemoryStore lostPower(MemoryStore before) {
    MemoryStore copy = new MemoryStore();
    Map<String, Optional<byte[]>> records = new HashMap<>();
    before.load().forEach((name, bytes) -> records.put(name, Optional.of(bytes)));
    copy.commit(records);
    return copy;
  }

  /** Of a TPM that started and did not come to its certificates. */
  private static MemoryStore unfinished() {
    MemoryStore store = new MemoryStore();
    Tpm tpm = new Tpm(TpmConfiguration.of(store).withEkCertificates(WANTED));
    // Its lock keeps the thread out that would bring them.
    synchronized (tpm) {
      tpm.powerOn();
      return lostPower(store);
    }
  }

  @Test
  void theFirstCommandThatAsksGetsThem() throws Exception {
    TestTpm tpm = started(new MemoryStore(), WANTED);
    assertEquals(createdKey(tpm), certifiedKey(tpm));
  }

  @Test
  void theStateSaysThatTheyAreToComeUntilTheyHaveCome() {
    MemoryStore store = unfinished();
    Tpm tpm = new Tpm(TpmConfiguration.of(store).withEkCertificates(WANTED));
    synchronized (tpm) {
      tpm.powerOn();
      tpm.execute(hex("80010000000c000001440000"), 0);
      tpm.execute(hex("80010000000c0000017b0008"), 0);
      assertTrue(store.load().containsKey(ORDER), "a random number needs no certificate");

      tpm.execute(readPublic(), 0);
      assertFalse(store.load().containsKey(ORDER));
    }
  }

  @Test
  void comeAfterAKillToo_whateverIsAskedForThen() throws Exception {
    TestTpm tpm = started(unfinished(), EkCertificates.NONE);
    assertEquals(createdKey(tpm), certifiedKey(tpm));
  }

  @Test
  void comeByThemselves() throws Exception {
    MemoryStore store = unfinished();
    started(store, WANTED);
    while (store.load().containsKey(ORDER)) {
      Thread.sleep(5);
    }
    TestTpm tpm = started(store, EkCertificates.NONE);
    assertEquals(createdKey(tpm), certifiedKey(tpm));
  }

  @Test
  void areOfTheKeysThatTheTpmWasMadeWith_alsoWhereItsSeedIsChangedAtOnce() throws Exception {
    TestTpm tpm = started(new MemoryStore(), WANTED);
    PublicKey original = createdKey(tpm);
    tpm.run(new ChangeEps.Request(TpmHandle.PLATFORM));
    assertEquals(original, certifiedKey(tpm));
  }

  @Test
  void areTheSameForAllWhoAskAtOnce() throws Exception {
    TestTpm tpm = started(new MemoryStore(), WANTED);
    Callable<byte[]> asking = () -> tpm.tpm().execute(readPublic(), 0);
    ExecutorService clients = Executors.newFixedThreadPool(4);
    try {
      for (Future<byte[]> answer : clients.invokeAll(Collections.nCopies(4, asking))) {
        assertArrayEquals(tpm.tpm().execute(readPublic(), 0), answer.get());
      }
    } finally {
      clients.shutdown();
    }
    assertTrue(certificate(tpm).length > 0);
  }

  private static byte[] readPublic() {
    return HexFormat.of().parseHex("80010000000e00000169" + "01c0000a");
  }

  @Test
  void whereTheFileCannotBeWritten_theTpmFails_andBringsThemAfterAReset() throws Exception {
    Path missing = folder.resolve("missing");
    TestTpm tpm = started(new MemoryStore(), WANTED.withAuthorityFileIn(missing));
    assertEquals(TpmRc.FAILURE, tpm.code(new NvReadPublic.Request(KEY.certificateIndex())));

    Files.createDirectory(missing);
    tpm.tpm().powerOn();
    tpm.run(new Startup.Request(TpmSu.CLEAR));
    assertEquals(createdKey(tpm), certifiedKey(tpm));
    assertTrue(Files.exists(missing.resolve(EkCertificates.AUTHORITY_FILE)));
  }

  @Test
  void onlyWhatCouldSeeThemWaits() {
    assertFalse(CertificateUse.concerns(new byte[3]), "what is no command");
    assertFalse(CertificateUse.concerns(hex("80010000000c0000014400" + "00")), "Startup");
    assertFalse(CertificateUse.concerns(hex("80010000000c0000017b0008")), "GetRandom");
    assertTrue(CertificateUse.concerns(readPublic()), "NV_ReadPublic");
    assertTrue(
        CertificateUse.concerns(hex("8001000000160000017a000000010100000000000008")),
        "GetCapability(handles)");
    assertTrue(
        CertificateUse.concerns(hex("80010000003b00000176" + "4000000701c0000a")),
        "StartAuthSession bound to an Index");
    assertFalse(
        CertificateUse.concerns(hex("80010000003b00000176" + "4000000740000007")),
        "StartAuthSession");
  }

  private static byte[] hex(String octets) {
    return HexFormat.of().parseHex(octets);
  }
}
