package io.github.tpm4j.cli.tpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.CommandRun;
import io.github.tpm4j.tpm12.client.Ownership;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.transport.Transports;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands for TPM 2.0 that meet a TPM 1.2. */
class OtherFamilyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "nv list",
        "key list",
        "ek list",
        "quote --nonce=00 --pcrs=sha256:7 --key=0x81010002"
      })
  void saysInOneLineThatItIsOne_status1(String command) {
    CommandRun run = CommandRun.of((command + " --tcti=engine12:memory").split(" "));
    assertEquals(1, run.status(), run::err);
    assertEquals(1, run.errors().size(), run::err);
    assertTrue(run.err().contains("TPM 1.2"), run::err);
  }

  @Test
  void makesNoKeyThere_andSaysWhatDoes(@TempDir Path folder) throws Exception {
    String tcti = "engine12:dir=" + Files.createDirectory(folder.resolve("tpm"));
    try (Tpm12Client client = Tpm12Client.connect(Transports.open(tcti));
        AuthSecret owner = AuthSecret.ofUtf8("the owner's".toCharArray());
        AuthSecret storageRoot = AuthSecret.wellKnown()) {
      Ownership.take(client, Ownership.createEndorsementKey(client), owner, storageRoot);
    }
    Path store = folder.resolve("keys.tpm");
    CommandRun run =
        CommandRun.of(
            "key", "make", "--kind=rsa_2048", "--store=" + store, "--alias=web", "--tcti=" + tcti);
    assertEquals(1, run.status(), run::err);
    assertTrue(run.err().contains("KeyPairGenerator"), run::err);
    assertTrue(Files.notExists(store));
  }
}
