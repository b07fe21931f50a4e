package io.github.tpm4j.trousers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Daemon;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.crypto.GetRandom;
import io.github.tpm4j.tpm12.commands.storage.CreateWrapKey;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.transport.TransportAccessException;
import io.github.tpm4j.transport.Transports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs in a guest: tcsd at the kernel's device of a TPM 1.2, its tools, and our client. */
class TcsdInGuest {
  private static final int PORT = 30_003;

  private static Daemon tcsd;

  @BeforeAll
  static void start() throws IOException {
    Path store = Files.createDirectory(Path.of("/tmp/tcsd"));
    Path configuration = Path.of("/tmp/tcsd.conf");
    Files.writeString(configuration, "system_ps_file = " + store + "/system.data\n");
    Tool.of("chown", "root:tss", configuration.toString()).succeed();
    Tool.of("chmod", "0640", configuration.toString()).succeed();
    Tool.of("chown", "tss:tss", store.toString(), "/dev/tpm0").succeed();
    Tool.of("chmod", "0700", store.toString()).succeed();
    List<String> command = List.of("tcsd", "-f", "-c", configuration.toString());
    tcsd = Daemon.start(PORT, Path.of("/tmp/tcsd.log"), command);
  }

  @AfterAll
  static void end() {
    tcsd.kill();
  }

  @Test
  void toolsAndOurClientShareTheTpm() throws Exception {
    String version = Tool.of("tpm_version").succeed().text();
    assertTrue(version.contains("Chip Version:        1.2"), version);
    Tool.of("tpm_createek").succeed();
    Tool.of("tpm_takeownership", "-y", "-z").succeed();
    try (Tpm12Client client = Tpm12Client.connect(Transports.open("tcsd"));
        AuthSecret srk = AuthSecret.wellKnown();
        OsapSession osap = client.osap(EntityConstants.ET_SRK, EntityConstants.KH_SRK, srk)) {
      assertEquals(20, client.execute(new GetRandom.Request(20)).randomBytes().size());
      CreateWrapKey.Request request =
          new CreateWrapKey.Request(
              EntityConstants.KH_SRK,
              osap.encrypt(srk),
              osap.encryptSecond(srk),
              KeyTemplates.signing(2048));
      assertEquals(
          256, client.execute(request, osap.authorization()).wrappedKey().modulus().size());
    }
  }

  @Test
  void theDeviceIsBusyAndTheMessageSaysWhoMayHoldIt() {
    TransportAccessException refused =
        assertThrows(TransportAccessException.class, () -> Transports.open(DeviceInGuest.DEVICE));
    assertTrue(refused.getMessage().contains("tcsd holds it: use tcsd:"), refused.getMessage());
  }
}
