package io.github.tpm4j.machines.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.machines.GuestShell;
import io.github.tpm4j.machines.TpmTraces;
import io.github.tpm4j.peers.TpmModel;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** libvirt's guests keep their TPM through all that is done to them. */
@Tag("peer")
class SystemModeTest {
  private static LibvirtDaemon daemon;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    daemon = LibvirtDaemon.system();
  }

  @AfterAll
  static void end() throws IOException, InterruptedException {
    daemon.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"TIS", "CRB"})
  void survivesWhatAnAdministratorDoes(TpmModel model) throws Exception {
    try (Domain domain = Domain.define(daemon, "life", TpmXml.emulator(model))) {
      TpmTraces traces;
      try (GuestShell shell = domain.boot()) {
        traces = TpmTraces.leave(shell);
        domain.virsh("suspend");
        assertEquals("paused", domain.state());
        domain.virsh("resume");
        traces.assertGoesOn(shell);

        Path file = daemon.folder().resolve("saved");
        domain.virsh("save", file.toString());
        assertEquals("shut off", domain.state());
        daemon.virsh("restore", file.toString()).succeed();
      }
      try (GuestShell shell = domain.shell()) {
        traces.assertGoesOn(shell);
        domain.virsh("managedsave");
        assertEquals("shut off", domain.state());
        domain.virsh("start");
      }
      try (GuestShell shell = domain.shell()) {
        traces.assertGoesOn(shell);
        domain.virsh("reset");
        shell.awaitBoot();
        traces.assertReset(shell);
      }
      domain.virsh("destroy");
      try (GuestShell shell = domain.boot()) {
        traces.assertRestarted(shell);
      }
    }
  }
}
