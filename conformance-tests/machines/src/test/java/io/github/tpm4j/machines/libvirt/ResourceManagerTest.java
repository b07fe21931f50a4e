package io.github.tpm4j.machines.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.machines.GuestShell;
import io.github.tpm4j.machines.TpmTraces;
import io.github.tpm4j.peers.Checkout;
import io.github.tpm4j.peers.TpmModel;
import java.nio.file.Files;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A guest's tpm2-abrmd, and the tpm2-tools above it, live through what happens to the machine. */
@Tag("peer")
class ResourceManagerTest {
  private static final String START = "conformance-tests/machines/guest/abrmd.sh";
  private static final String REACHED =
      "export DBUS_SESSION_BUS_ADDRESS=unix:path=/tmp/bus TPM2TOOLS_TCTI=tabrmd:bus_type=session";

  @ParameterizedTest
  @EnumSource(names = {"TIS", "CRB"})
  void servesTheToolsBeforeAndAfterTheGuestIsSaved(TpmModel model) throws Exception {
    try (LibvirtDaemon daemon = LibvirtDaemon.system();
        Domain domain = Domain.define(daemon, "managed", TpmXml.emulator(model))) {
      TpmTraces traces;
      try (GuestShell shell = domain.boot()) {
        String script =
            Base64.getEncoder().encodeToString(Files.readAllBytes(Checkout.root().resolve(START)));
        shell.run("echo " + script + " | base64 -d > abrmd.sh && . ./abrmd.sh");
        shell.before(REACHED);
        traces = TpmTraces.leave(shell);
        shell.run("tpm2_create -Q -C primary -G ecc -u public -r private");
        signAndVerify(shell);
        domain.virsh("managedsave");
        domain.virsh("start");
      }
      try (GuestShell shell = domain.shell()) {
        shell.before(REACHED);
        traces.assertGoesOn(shell);
        signAndVerify(shell);
        assertEquals("", shell.run("tpm2_getcap handles-transient"), "nothing is left behind");
        domain.virsh("reset");
        shell.awaitBoot();
        shell.before("export TPM2TOOLS_TCTI=device:/dev/tpmrm0");
        traces.assertReset(shell);
      }
    }
  }

  private static void signAndVerify(GuestShell shell) throws Exception {
    shell.run("tpm2_load -Q -C primary -u public -r private -c key");
    shell.run("echo text > text && tpm2_sign -Q -c key -o signature text");
    shell.run("tpm2_verifysignature -Q -c key -s signature -m text");
  }
}
