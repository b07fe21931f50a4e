package io.github.tpm4j.cli.ek;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.CommandRun;
import io.github.tpm4j.cli.CommandTpm12;
import io.github.tpm4j.keystore.policy.PublicKeyPem;
import io.github.tpm4j.tpm12.client.Ownership;
import io.github.tpm4j.tpm12.structures.RsaPublicKeys;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code tpm4j ek} with a TPM 1.2. */
class EkTpm12Test {
  @TempDir private Path folder;

  @Test
  void showsTheKeyToEverybody_whileThereIsNoOwner() throws Exception {
    try (CommandTpm12 tpm = new CommandTpm12()) {
      TpmPubkey made = Ownership.createEndorsementKey(tpm.client());
      CommandRun run = tpm.run("ek", "public", "rsa_2048");
      assertEquals(0, run.status(), run::err);
      assertEquals(RsaPublicKeys.of(made), PublicKeyPem.read(run.out()));
    }
  }

  @Test
  void showsItToTheOwnerAlone_whoIsNotGuessed() throws Exception {
    Path owner = Files.writeString(folder.resolve("owner"), CommandTpm12.OWNER + "\n");
    try (CommandTpm12 tpm = CommandTpm12.owned()) {
      CommandRun refused = tpm.run("ek", "public", "rsa_2048");
      assertEquals(1, refused.status(), refused::out);
      assertTrue(refused.err().contains("--owner-password-file"), refused::err);
      CommandRun run = tpm.run("ek", "public", "rsa_2048", "--owner-password-file=" + owner);
      assertEquals(0, run.status(), run::err);
      assertEquals("RSA", PublicKeyPem.read(run.out()).getAlgorithm());
      assertTrue(tpm.run("info").out().contains("none: 0 of 5 wrong secrets"));
    }
  }

  @Test
  void whatItDoesNotHaveIsRefusedInWords() throws Exception {
    try (CommandTpm12 tpm = new CommandTpm12()) {
      for (String[] command :
          new String[][] {
            {"ek", "public", "ecc_p256"},
            {"ek", "persist", "rsa_2048", "0x81010001"},
          }) {
        CommandRun refused = tpm.run(command);
        assertEquals(1, refused.status(), refused::out);
        assertTrue(refused.err().contains("TPM 1.2"), refused::err);
      }
      CommandRun none = tpm.run("ek", "certificate", "rsa_2048");
      assertEquals(1, none.status(), none::out);
      assertTrue(none.err().contains("holds no certificate"), none::err);
    }
  }
}
