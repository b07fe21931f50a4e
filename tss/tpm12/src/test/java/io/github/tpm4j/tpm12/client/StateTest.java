package io.github.tpm4j.tpm12.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.tpm12.commands.capability.GetCapability;
import io.github.tpm4j.tpm12.commands.crypto.GetRandom;
import io.github.tpm4j.tpm12.commands.crypto.StirRandom;
import io.github.tpm4j.tpm12.commands.pcr.Extend;
import io.github.tpm4j.tpm12.commands.pcr.PcrRead;
import io.github.tpm4j.tpm12.commands.pcr.PcrReset;
import io.github.tpm4j.tpm12.commands.startup.Startup;
import io.github.tpm4j.tpm12.commands.testing.ContinueSelfTest;
import io.github.tpm4j.tpm12.commands.testing.GetTestResult;
import io.github.tpm4j.tpm12.commands.testing.SelfTestFull;
import io.github.tpm4j.tpm12.constants.CapabilityConstants;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.structures.TpmCapVersionInfo;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.SecretBytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import io.github.tpm4j.transport.Transports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Commands without sessions, and what a TPM without key and owner refuses. */
@Tag("peer")
class StateTest {
  private static Swtpm swtpm;
  private static Tpm12Client client;

  @BeforeAll
  static void start() throws Exception {
    swtpm = Swtpm.tpm12();
    client = Tpm12Client.connect(Transports.open(swtpm.tcti()));
  }

  @AfterAll
  static void end() throws Exception {
    client.close();
    swtpm.close();
  }

  private static void assertRefused(TpmResult expected, Executable command) {
    TpmResponseException refused = assertThrows(TpmResponseException.class, command);
    assertTrue(refused.is(expected), refused.getMessage());
  }

  private static Bytes number(int value) {
    return Bytes.of(new TpmWriter().u32(value).toByteArray());
  }

  @Test
  void testsItself() {
    client.execute(new SelfTestFull.Request());
    client.execute(new ContinueSelfTest.Request());
    assertTrue(client.execute(new GetTestResult.Request()).outData().size() > 0);
  }

  @Test
  void reportsItsVersionAndPcr() {
    Bytes version =
        client
            .execute(new GetCapability.Request(CapabilityConstants.CAP_VERSION_VAL, Bytes.EMPTY))
            .resp();
    TpmCapVersionInfo info = TpmReader.readWhole(version, TpmCapVersionInfo::read);
    assertEquals(2, info.specLevel());
    assertEquals("0102", info.version().toString().substring(0, 4));
    Bytes pcrs =
        client
            .execute(
                new GetCapability.Request(
                    CapabilityConstants.CAP_PROPERTY, number(CapabilityConstants.PROP_PCR)))
            .resp();
    assertEquals(number(24), pcrs);
  }

  @Test
  void makesRandomBytesAndTakesSome() {
    try (SecretBytes seed = SecretBytes.of(new byte[255])) {
      client.execute(new StirRandom.Request(seed));
    }
    Bytes first = client.execute(new GetRandom.Request(32)).randomBytes();
    assertEquals(32, first.size());
    assertTrue(!first.equals(client.execute(new GetRandom.Request(32)).randomBytes()));
  }

  @Test
  void extendsAndResetsPcr() {
    Bytes digest = Sha1.of(Bytes.of(new byte[] {1}));
    Bytes before = client.execute(new PcrRead.Request(16)).outDigest();
    Bytes after = client.execute(new Extend.Request(16, digest)).outDigest();
    assertEquals(Sha1.of(before, digest), after);
    client.execute(new PcrReset.Request(TpmPcrSelection.of(16)));
    assertEquals(Bytes.of(new byte[20]), client.execute(new PcrRead.Request(16)).outDigest());
    assertRefused(
        TpmResult.NOTRESETABLE, () -> client.execute(new PcrReset.Request(TpmPcrSelection.of(0))));
    assertRefused(TpmResult.BADINDEX, () -> client.execute(new PcrRead.Request(24)));
  }

  @Test
  void aSecondStartIsRefused() {
    assertRefused(TpmResult.INVALID_POSTINIT, () -> client.execute(new Startup.Request(1)));
  }

  @Test
  void withoutKeyAndOwnerItSaysWhatIsMissing() {
    assertRefused(TpmResult.NO_ENDORSEMENT, () -> Ownership.readEndorsementKey(client));
    try (AuthSecret secret = AuthSecret.wellKnown()) {
      TpmResponseException refused =
          assertThrows(
              TpmResponseException.class,
              () -> client.osap(EntityConstants.ET_SRK, EntityConstants.KH_SRK, secret));
      assertTrue(refused.is(TpmResult.NOSRK), refused.getMessage());
      assertTrue(refused.getMessage().contains("take ownership"), refused.getMessage());
    }
  }
}
