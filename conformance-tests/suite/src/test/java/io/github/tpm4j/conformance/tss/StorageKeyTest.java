package io.github.tpm4j.conformance.tss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.device.DeviceOptions;
import io.github.tpm4j.tss.device.KeyBlob;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The primary storage key, and the persistent one that may stand in for it. */
@Tag("peer")
class StorageKeyTest {
  private static final String ATTRIBUTES =
      "fixedtpm|fixedparent|sensitivedataorigin|userwithauth|noda|restricted|decrypt";

  @TempDir private Path folder;
  private Swtpm swtpm;

  @BeforeEach
  void start() throws Exception {
    swtpm = Swtpm.tcp();
  }

  @AfterEach
  void stop() throws Exception {
    swtpm.close();
  }

  private KeyBlob create() throws Exception {
    try (TpmDevice device = TpmDevice.open(swtpm.tcti())) {
      return device.createKey(device.storageKey(), Keys.P256, SecretBytes.EMPTY);
    }
  }

  private void assertLoads(KeyBlob blob, int primaries) throws Exception {
    CommandLog transport = new CommandLog(Transports.open(swtpm.tcti()));
    try (TpmDevice device = TpmDevice.open(transport, DeviceOptions.DEFAULT)) {
      Keys.assertSigns(device.key(device.storageKey(), blob, KeyAuthorization.NONE));
      assertEquals(
          primaries, transport.takeSent().stream().filter(TpmCc.CREATE_PRIMARY::equals).count());
    }
  }

  private void persist(String... more) {
    String[] create = {"tpm2_createprimary", "-G", "ecc", "-a", ATTRIBUTES, "-c", "srk.ctx"};
    String[] command = new String[create.length + more.length];
    System.arraycopy(create, 0, command, 0, create.length);
    System.arraycopy(more, 0, command, create.length, more.length);
    tool(command);
    tool("tpm2_evictcontrol", "-c", "srk.ctx", "0x81000001");
    tool("tpm2_flushcontext", "-t");
  }

  private void tool(String... command) {
    Tool.of(command).tpm(swtpm.tcti()).in(folder).succeed();
  }

  @Test
  void isMadeOnce() throws Exception {
    assertLoads(create(), 1);
  }

  @Test
  void isNotMadeWhereItIsPersistent() throws Exception {
    KeyBlob blob = create();
    persist();
    assertLoads(blob, 0);
  }

  @Test
  void isMadeWhereThePersistentOneIsAnother() throws Exception {
    KeyBlob blob = create();
    // As the TCG's provisioning guidance has it: both coordinates of zeros (sizes little-endian).
    byte[] unique = new byte[2 * (Short.BYTES + 32)];
    unique[0] = 32;
    unique[Short.BYTES + 32] = 32;
    Files.write(folder.resolve("unique"), unique);
    persist("-u", "unique");
    assertLoads(blob, 1);
    assertLoads(create(), 1);
  }

  @Test
  void isMadeWhereThePersistentOneIsOfAnotherKind() throws Exception {
    KeyBlob blob = create();
    tool("tpm2_createprimary", "-G", "rsa", "-c", "rsa.ctx");
    tool("tpm2_evictcontrol", "-c", "rsa.ctx", "0x81000001");
    tool("tpm2_flushcontext", "-t");
    assertLoads(blob, 1);
  }

  @Test
  void isTheOneThatTpm2ToolsMake() throws Exception {
    KeyBlob blob = create();
    assertFalse(blob.privateArea().isEmpty());
    Files.write(folder.resolve("key.pub"), sized(blob.publicArea().marshal()));
    Files.write(folder.resolve("key.priv"), sized(blob.privateArea().toByteArray()));
    tool("tpm2_createprimary", "-G", "ecc", "-a", ATTRIBUTES, "-c", "srk.ctx");
    tool("tpm2_load", "-C", "srk.ctx", "-u", "key.pub", "-r", "key.priv", "-c", "key.ctx");
  }

  private static byte[] sized(byte[] octets) {
    return new TpmWriter().sized(octets).toByteArray();
  }
}
