package io.github.tpm4j.machines.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.machines.GuestShell;
import io.github.tpm4j.machines.TpmTraces;
import io.github.tpm4j.machines.WorkFolder;
import io.github.tpm4j.peers.TpmModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a domain's XML can say of its TPM. */
@Tag("peer")
class TpmSettingsTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String BANKS = "tpm2_getcap pcrs | grep -v '\\[ \\]'";
  private static LibvirtDaemon daemon;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    daemon = LibvirtDaemon.system();
  }

  @AfterAll
  static void end() throws IOException, InterruptedException {
    daemon.close();
  }

  @Test
  void pcrBanksAreTheOnesThatAreActive_atTheFirstStartAndAtALaterOne() throws Exception {
    String banks = "<active_pcr_banks>%s</active_pcr_banks>";
    try (Domain domain =
        Domain.define(
            daemon, "banks", TpmXml.emulator(TpmModel.CRB, banks.formatted("<sha1/><sha384/>")))) {
      try (GuestShell shell = domain.boot()) {
        String active = shell.run(BANKS);
        assertTrue(active.contains("sha1:") && active.contains("sha384:"), active);
        assertTrue(!active.contains("sha256:") && !active.contains("sha512:"), active);
      }
      domain.virsh("destroy");
      domain.redefine(TpmXml.emulator(TpmModel.CRB, banks.formatted("<sha256/>")));
      try (GuestShell shell = domain.boot()) {
        String active = shell.run(BANKS);
        assertTrue(active.contains("sha256:"), active);
        assertTrue(!active.contains("sha1:") && !active.contains("sha384:"), active);
      }
    }
  }

  @Test
  void encryptionKeepsTheStateFromWhoeverHasNotTheSecret() throws Exception {
    Secret secret = Secret.define(daemon, "first");
    try (Domain domain =
        Domain.define(daemon, "encrypted", TpmXml.encrypted(TpmModel.TIS, secret))) {
      TpmTraces traces;
      String file = daemon.folder().resolve("encrypted.saved").toString();
      try (GuestShell shell = domain.boot()) {
        traces = TpmTraces.leave(shell);
        domain.virsh("save", file);
        daemon.virsh("restore", file).succeed();
      }
      try (GuestShell shell = domain.shell()) {
        traces.assertGoesOn(shell);
      }
      domain.virsh("destroy");
      secret.set("other");
      String said = daemon.virsh("start", domain.name()).refuse().errors();
      assertTrue(said.contains("error"), said);
      secret.set("first");
      try (GuestShell shell = domain.boot()) {
        traces.assertRestarted(shell);
      }
    }
  }

  @Test
  void aStateOutlivesItsDomain_whereItsAdministratorWantsThat() throws Exception {
    String tpm = TpmXml.emulator(TpmModel.CRB);
    try (Domain domain = Domain.define(daemon, "forgotten", tpm)) {
      String file = domain.stateFolder() + "/tpm2/tpm2-00.permall";
      TpmTraces traces;
      try (GuestShell shell = domain.boot()) {
        traces = TpmTraces.leave(shell);
      }
      domain.virsh("destroy");
      domain.virsh("undefine", "--keep-tpm");
      domain.redefine(tpm);
      try (GuestShell shell = domain.boot()) {
        traces.assertRestarted(shell);
      }
      domain.virsh("destroy");
      domain.redefine(TpmXml.persistent(TpmModel.CRB));
      domain.virsh("undefine");
      daemon.inside("test -e " + file).succeed();
      domain.redefine(TpmXml.persistent(TpmModel.CRB));
      domain.virsh("undefine", "--tpm");
      daemon.inside("test ! -e " + file).succeed();
      domain.redefine(tpm);
    }
  }

  @Test
  void anExternalTpmIsStartedByItsAdministrator() throws Exception {
    Path state = Files.createDirectory(daemon.folder().resolve("external.state"));
    Path socket = daemon.folder().resolve("external.tpm");
    Process first = startSwtpm(state, socket);
    try (Domain domain = Domain.define(daemon, "external", TpmXml.external(TpmModel.CRB, socket))) {
      String file = daemon.folder().resolve("external.saved").toString();
      TpmTraces traces;
      try (GuestShell shell = domain.boot()) {
        traces = TpmTraces.leave(shell);
        domain.virsh("save", file);
      }
      awaitEnd(first);
      Process second = startSwtpm(state, socket);
      daemon.virsh("restore", file).succeed();
      try (GuestShell shell = domain.shell()) {
        traces.assertGoesOn(shell);
      }
      domain.virsh("destroy");
      awaitEnd(second);
    } finally {
      first.destroyForcibly();
    }
  }

  private static Process startSwtpm(Path state, Path socket)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                WorkFolder.swtpm().toString(),
                "socket",
                "--tpm2",
                "--tpmstate",
                "dir=" + state,
                "--ctrl",
                "type=unixio,path=" + socket + ",mode=0666")
            .inheritIO()
            .start();
    while (!Files.exists(socket)) {
      assertTrue(process.isAlive(), "swtpm has ended");
      Thread.sleep(20);
    }
    return process;
  }

  private static void awaitEnd(Process process) throws InterruptedException {
    assertTrue(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS), "swtpm has not ended");
    assertEquals(0, process.exitValue());
  }
}
