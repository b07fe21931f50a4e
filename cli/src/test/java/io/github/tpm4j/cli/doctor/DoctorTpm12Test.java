package io.github.tpm4j.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.CommandRun;
import io.github.tpm4j.cli.CommandTpm12;
import io.github.tpm4j.cli.JsonText;
import io.github.tpm4j.tpm12.client.Ownership;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.optin.OwnerSetDisable;
import io.github.tpm4j.tpm12.commands.optin.PhysicalSetDeactivated;
import io.github.tpm4j.tpm12.commands.optin.SetOwnerInstall;
import io.github.tpm4j.tpm12.commands.optin.SetTempDeactivated;
import io.github.tpm4j.tpm12.commands.presence.PhysicalPresence;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code tpm4j doctor} of a TPM 1.2; that NV memory is not locked is found of each new one. */
class DoctorTpm12Test {
  private static final int CMD_ENABLE = 0x0020;
  private static final int PRESENT = 0x0008;

  @Test
  void findsThatANewOneHasNoEndorsementKey() throws IOException {
    try (CommandTpm12 tpm = new CommandTpm12()) {
      CommandRun run = tpm.run("doctor");
      assertEquals(3, run.status(), run::err);
      assertEquals(List.of("no-endorsement-key", "nv-not-locked"), findings(tpm));
      assertTrue(run.out().contains("ok  It is enabled."), run::out);
      run.lines().forEach(line -> assertTrue(line.length() <= 80, line));
    }
  }

  @Test
  void findsThatItHasNoOwner_orAllowsNone() throws IOException {
    try (CommandTpm12 tpm = new CommandTpm12()) {
      Ownership.createEndorsementKey(tpm.client());
      assertEquals(List.of("no-owner", "nv-not-locked"), findings(tpm));
      assertTrue(tpm.run("doctor").out().contains("tpm_takeownership"));
      showPresence(tpm.client());
      tpm.client().execute(new SetOwnerInstall.Request(false));
      assertEquals(List.of("owner-refused", "nv-not-locked", "presence"), findings(tpm));
    }
  }

  @Test
  void findsThatItIsDisabled() throws IOException {
    try (CommandTpm12 tpm = CommandTpm12.owned();
        AuthSecret owner = AuthSecret.ofUtf8(CommandTpm12.OWNER.toCharArray());
        OiapSession session = tpm.client().oiap()) {
      assertEquals(List.of("nv-not-locked"), findings(tpm));
      tpm.client().execute(new OwnerSetDisable.Request(true), session.lastWith(owner));
      assertEquals(List.of("disabled", "nv-not-locked"), findings(tpm));
    }
  }

  @Test
  void findsThatItIsDeactivated_forNowOrForGood() throws IOException {
    try (CommandTpm12 tpm = CommandTpm12.owned()) {
      showPresence(tpm.client());
      tpm.client().execute(new PhysicalSetDeactivated.Request(true));
      assertEquals("deactivated", findings(tpm).get(0));
      assertTrue(tpm.run("doctor").out().contains("will be deactivated when it is started next"));
      tpm.client().execute(new PhysicalSetDeactivated.Request(false));
      tpm.client().execute(new SetTempDeactivated.Request());
      assertEquals("deactivated-for-now", findings(tpm).get(0));
    }
  }

  @Test
  void findsALock_andSaysForHowLong() throws Exception {
    try (CommandTpm12 tpm = CommandTpm12.owned()) {
      showWrongSecrets(tpm.client(), 3);
      assertEquals("lockout-near", findings(tpm).get(0));
      // The sixth locks for a second, each further one for twice as long.
      showWrongSecrets(tpm.client(), 3);
      Thread.sleep(1_050);
      showWrongSecrets(tpm.client(), 1);
      Thread.sleep(2_050);
      showWrongSecrets(tpm.client(), 1);
      CommandRun run = tpm.run("doctor", "--json");
      assertEquals("lockout", JsonText.all(run.out(), "id").get(0), run::out);
      assertTrue(run.out().contains("8 of 5 wrong secrets"), run::out);
      assertTrue(run.out().matches("(?s).*and wait [1-4] s; or.*tpm_resetdalock.*"), run::out);
    }
  }

  @Test
  void saysThatTcsdIsNotReached() {
    CommandRun run = CommandRun.of("doctor", "--tcti=tcsd:host=127.0.0.1,port=1");
    assertEquals(3, run.status(), run::err);
    assertTrue(run.out().contains("Start tcsd"), run::out);
    assertEquals("", run.err());
  }

  private static void showPresence(Tpm12Client client) {
    client.execute(new PhysicalPresence.Request(CMD_ENABLE));
    client.execute(new PhysicalPresence.Request(PRESENT));
  }

  private static void showWrongSecrets(Tpm12Client client, int count) {
    for (int i = 0; i < count; i++) {
      try (AuthSecret wrong = AuthSecret.ofUtf8(("wrong " + i).toCharArray());
          OiapSession session = client.oiap()) {
        OwnerSetDisable.Request request = new OwnerSetDisable.Request(true);
        assertThrows(
            TpmResponseException.class, () -> client.execute(request, session.lastWith(wrong)));
      }
    }
  }

  private static List<String> findings(CommandTpm12 tpm) throws IOException {
    return JsonText.all(tpm.run("doctor", "--json").out(), "id");
  }
}
