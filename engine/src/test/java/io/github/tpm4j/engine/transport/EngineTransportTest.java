package io.github.tpm4j.engine.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.transport.TctiConfiguration;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportClosedException;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.commands.clock.ReadClock;
import io.github.tpm4j.tss.commands.pcr.PcrExtend;
import io.github.tpm4j.tss.commands.pcr.PcrRead;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.structures.TpmlDigestValues;
import io.github.tpm4j.tss.structures.TpmlHandle;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmlTaggedTpmProperty;
import io.github.tpm4j.tss.structures.TpmsClockInfo;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.structures.TpmtHa;
import io.github.tpm4j.tss.templates.EndorsementKey;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTransportTest {
  @TempDir private Path folder;

  @Test
  void serviceLoaderFindsTheScheme() throws TransportException {
    try (Transport transport = Transports.open("engine:memory")) {
      assertEquals("engine:memory", transport.info().tcti());
    }
  }

  @Test
  void everyTpmInMemoryIsAnother() throws TransportException {
    try (TpmClient one = client("engine:memory");
        TpmClient other = client("engine:memory")) {
      extend(one);

      assertNotEquals(pcr(one), pcr(other));
    }
  }

  @Test
  void connectionsToOneDirectoryAreToOneTpm() throws TransportException {
    try (TpmClient one = client("engine:dir=" + folder);
        TpmClient other = client("engine:dir=" + folder.resolve("."))) {
      extend(one);

      assertEquals(pcr(one), pcr(other));
    }
  }

  @Test
  void aLinkLeadsToTheSameTpm_alsoToOneThatIsMadeThroughIt() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.toRealPath());
    String throughLink = "engine:dir=" + link.resolve("tpm");
    try (TpmClient maker = client(throughLink);
        TpmClient again = client(throughLink);
        TpmClient direct = client("engine:dir=" + folder.resolve("tpm"))) {
      extend(maker);

      assertEquals(pcr(maker), pcr(again));
      assertEquals(pcr(maker), pcr(direct));
    }
    client("engine:dir=" + folder.resolve("tpm")).close();
  }

  @Test
  void connectionsThatGiveOneNameAreToOneTpmInMemory() throws TransportException {
    try (TpmClient one = client("engine:memory,name=one");
        TpmClient same = client("engine:name=one,memory");
        TpmClient other = client("engine:memory,name=other")) {
      extend(one);

      assertEquals(pcr(one), pcr(same));
      assertNotEquals(pcr(one), pcr(other));
    }
  }

  @Test
  void aTpmInMemoryWithANameIsResetWhileNobodyIsConnected_andRemembersWhatPowerDoesNotTake()
      throws TransportException {
    TpmsClockInfo before;
    try (TpmClient client = client("engine:memory,name=remembers")) {
      before = clock(client);
    }
    try (TpmClient client = client("engine:memory,name=remembers")) {
      assertEquals(before.resetCount() + 1, clock(client).resetCount());
    }
  }

  @Test
  void closingTheLastConnectionShutsDownInOrder() throws TransportException {
    TpmsClockInfo before;
    try (TpmClient client = client("engine:dir=" + folder)) {
      before = clock(client);
    }
    try (TpmClient client = client("engine:dir=" + folder)) {
      TpmsClockInfo after = clock(client);
      assertEquals(before.resetCount() + 1, after.resetCount());
      assertEquals(true, after.safe());
    }
  }

  @Test
  void makesNoTpmBesideOneOfSwtpm() throws IOException {
    Files.createFile(folder.resolve("tpm2-00.permall"));
    TransportException refusal =
        assertThrows(TransportException.class, () -> client("engine:dir=" + folder));

    assertTrue(refusal.getMessage().contains("tpm4j swtpm convert"), refusal::getMessage);
    assertFalse(Files.exists(folder.resolve("state")));
    Files.delete(folder.resolve("tpm2-00.permall"));
    client("engine:dir=" + folder).close();
  }

  @Test
  void refusesCommandsAfterClose() throws TransportException {
    Transport transport = Transports.open("engine:memory");
    transport.close();

    assertThrows(TransportClosedException.class, () -> transport.transmit(new byte[10]));
  }

  @Test
  void answersGarbageWithAResponse() throws TransportException {
    try (Transport transport = Transports.open("engine:memory")) {
      byte[] badTag = {0, (byte) 0xC4, 0, 0, 0, 10, 0, 0, 0, 0x1E};

      assertArrayEquals(badTag, transport.transmit(new byte[10]));
    }
  }

  @Test
  void certifiesTheEndorsementKeysOfANewTpmInADirectory() throws TransportException {
    assertTrue(hasCertificates("engine:dir=" + folder));
    assertTrue(Files.exists(folder.resolve("ek-ca.pem")));
    assertTrue(hasCertificates("engine:memory,ek-certificates=yes"));
  }

  @Test
  void makesATpmWithoutCertificatesInMemoryAndWhereAsked() throws TransportException {
    assertFalse(hasCertificates("engine:memory"));
    assertFalse(hasCertificates("engine:dir=" + folder + ",ek-certificates=no"));
    assertFalse(Files.exists(folder.resolve("ek-ca.pem")));
  }

  private static boolean hasCertificates(String tcti) throws TransportException {
    return indices(tcti).contains(EndorsementKey.CHAIN_INDEX);
  }

  private static List<TpmHandle> indices(String tcti) throws TransportException {
    try (TpmClient client = client(tcti)) {
      GetCapability.Request request =
          new GetCapability.Request(
              TpmCap.HANDLES, EndorsementKey.RSA_2048.certificateIndex().value(), 100);
      return ((TpmlHandle) client.execute(request).capabilityData().data()).handle();
    }
  }

  @Test
  void certifiesAllKeysOfTheProfileWhereAsked() throws TransportException {
    assertEquals(20 + 1, indices("engine:memory,ek-certificates=all,profile=185").size());
    assertEquals(8 + 1, indices("engine:memory,ek-certificates=all,profile=159").size());
    assertEquals(20 + 1, indices("engine:profile=185,ek-certificates=all,dir=" + folder).size());
    assertEquals(20 + 1, indices("engine:dir=" + folder).size());
  }

  @Test
  void aNewTpmFollowsTheProfileThatIsAskedFor_andKeepsIt() throws TransportException {
    assertEquals(185, revision("engine:memory"));
    assertEquals(159, revision("engine:memory,profile=159"));
    assertEquals(184, revision("engine:memory,profile=184"));
    assertEquals(185, revision("engine:dir=" + folder + ",ek-certificates=no,profile=185"));
    assertEquals(185, revision("engine:dir=" + folder + ",ek-certificates=no,profile=159"));
  }

  private static int revision(String tcti) throws TransportException {
    try (TpmClient client = client(tcti)) {
      GetCapability.Request request =
          new GetCapability.Request(TpmCap.TPM_PROPERTIES, TpmPt.REVISION.value(), 1);
      return ((TpmlTaggedTpmProperty) client.execute(request).capabilityData().data())
          .tpmProperty()
          .get(0)
          .value();
    }
  }

  @Test
  void refusesUnknownKeysAndValues() {
    EngineTransportFactory factory = new EngineTransportFactory();
    for (String tcti :
        List.of(
            "engine:size=1",
            "engine:memory,dir=x",
            "engine:memory,name",
            "engine:name=x",
            "engine:dir=",
            "engine:dir=x,name=x",
            "engine:memory,ek-certificates",
            "engine:durability=x",
            "engine:ek-certificates=x",
            "engine:memory,profile=158",
            "engine:memory,profile")) {
      TctiConfiguration configuration = TctiConfiguration.parse(tcti);
      assertThrows(IllegalArgumentException.class, () -> factory.open(configuration), tcti);
    }
  }

  private static TpmClient client(String tcti) throws TransportException {
    return new TpmClient(Transports.open(tcti));
  }

  private static TpmsClockInfo clock(TpmClient client) {
    return client.execute(new ReadClock.Request()).currentTime().clockInfo();
  }

  private static void extend(TpmClient client) {
    pcr(client);
    TpmtHa digest = new TpmtHa(TpmAlg.SHA256, Bytes.of(new byte[32]));
    client.execute(
        new PcrExtend.Request(TpmHandle.ofPcr(16), new TpmlDigestValues(List.of(digest))),
        Authorization.password(SecretBytes.EMPTY));
  }

  private static Bytes pcr(TpmClient client) {
    TpmsPcrSelection selection = TpmsPcrSelection.of(TpmAlg.SHA256, 16);
    return client
        .execute(new PcrRead.Request(new TpmlPcrSelection(List.of(selection))))
        .pcrValues()
        .digests()
        .get(0);
  }
}
